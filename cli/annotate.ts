import type { Diagnostic } from "../shared/domain/diagnostic.ts";

const KINDS = { error: "error", warning: "warning", info: "notice" } as const;

const escapeMessage = (text: string): string =>
  text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
const escapeProperty = (text: string): string =>
  escapeMessage(text).replace(/:/g, "%3A").replace(/,/g, "%2C");

/** A diagnostic as a workflow command of GitHub Actions, which shows it at its line. */
export const annotate = ({ severity, code, message, hint, file, line, column }: Diagnostic): string => {
  const place = [
    `file=${escapeProperty(file)}`,
    ...(line === undefined ? [] : [`line=${line}`]),
    ...(column === undefined ? [] : [`col=${column}`]),
    `title=${escapeProperty(code)}`,
  ];
  return `::${KINDS[severity]} ${place.join(",")}::${escapeMessage(hint === undefined ? message : `${message}; ${hint}`)}`;
};
