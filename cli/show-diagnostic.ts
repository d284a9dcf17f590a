import type { Diagnostic } from "../shared/domain/diagnostic.ts";
import { createPaint } from "./paint.ts";

const COLOURS = { error: "red", warning: "yellow", info: "cyan" } as const;

const frame = (text: string, line: number, column: number): readonly string[] => {
  const lines = text.split(/\r?\n/);
  const width = String(line + 1).length;
  const numbered = (number: number): string =>
    `  ${String(number).padStart(width)} | ${lines[number - 1] ?? ""}`;
  const before = line > 1 ? [numbered(line - 1)] : [];
  return [...before, numbered(line), `  ${" ".repeat(width)} | ${" ".repeat(Math.max(column - 1, 0))}^`];
};

/** A diagnostic for people: where, what, what to do, and the line of the file with a mark below the place. */
export const showDiagnostic = (
  diagnostic: Diagnostic,
  { text, colours }: { readonly text?: string; readonly colours: boolean },
): string => {
  const { severity, code, message, hint, file, line, column = 1 } = diagnostic;
  const place = [file, line, line === undefined ? undefined : column]
    .filter((part) => part !== undefined)
    .join(":");
  const label = createPaint(colours)(COLOURS[severity], severity);
  return [
    `${place}: ${label}: ${message} [${code}]`,
    ...(text === undefined || line === undefined ? [] : frame(text, line, column)),
    ...(hint === undefined ? [] : [`  → ${hint}`]),
  ].join("\n");
};
