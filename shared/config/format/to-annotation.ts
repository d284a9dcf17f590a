import type { Diagnostic } from "../../domain/diagnostic.ts";

const COMMANDS = { error: "error", warning: "warning", info: "notice" } as const;

// GitHub reads these characters in workflow commands as its own.
const escapeData = (text: string): string =>
  text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const escapeProperty = (text: string): string =>
  escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");

/** Tells a diagnostic to GitHub Actions, which shows it at its line. */
export const toAnnotation = ({ severity, code, message, hint, file, line, column }: Diagnostic): string => {
  const properties = [
    `file=${escapeProperty(file)}`,
    ...(line === undefined ? [] : [`line=${line}`]),
    ...(column === undefined ? [] : [`col=${column}`]),
    `title=${escapeProperty(code)}`,
  ];
  const text = hint === undefined ? message : `${message}\n${hint}`;
  return `::${COMMANDS[severity]} ${properties.join(",")}::${escapeData(text)}`;
};
