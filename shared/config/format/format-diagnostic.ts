import type { ConfigFile } from "../../domain/config-file.ts";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import { codeFrame } from "./code-frame.ts";

const placeOf = ({ file, line, column }: Diagnostic): string =>
  [file, line, column].filter((part) => part !== undefined).join(":");

/** Tells a diagnostic to a person: where, what, the lines around it, and what to do. */
export const formatDiagnostic = (diagnostic: Diagnostic, files: readonly ConfigFile[] = []): string => {
  const { severity, code, message, hint, repository, file, line, column = 1 } = diagnostic;
  const text = files.find(
    (one) => one.path === file && (repository === undefined || one.repository === repository),
  )?.text;
  const frame = text === undefined || line === undefined ? [] : [codeFrame(text, line, column)];
  return [
    `${placeOf(diagnostic)}: ${severity}: ${message} [${code}]`,
    ...frame,
    ...(hint === undefined ? [] : [`  hint: ${hint}`]),
  ].join("\n");
};
