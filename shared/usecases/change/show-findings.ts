import type { Diagnostic } from "../../domain/diagnostic.ts";
import { codeSpan } from "./code-span.ts";
import { plainText } from "./plain-text.ts";

const MARKS = { error: "❌", warning: "⚠️", info: "ℹ️" } as const;

const placeOf = ({ repository, file, line, column }: Diagnostic, own: string): string => {
  const at = [file, line, column].filter((part) => part !== undefined).join(":");
  return repository === undefined || repository === own ? at : `${repository}: ${at}`;
};

const showFinding = (finding: Diagnostic, own: string): string => {
  const { severity, code, message, hint } = finding;
  const advice = hint === undefined ? "" : `<br>→ ${plainText(hint)}`;
  return `- ${MARKS[severity]} ${codeSpan(placeOf(finding, own))} ${plainText(message)} (${code})${advice}`;
};

/** Mistakes and warnings, each with its place and its remedy, and notes collapsed below; empty where nothing was found. */
export const showFindings = (
  found: readonly Diagnostic[],
  repository: string,
): { readonly told: string; readonly notes: string } => {
  const notes = found.filter(({ severity }) => severity === "info");
  const told = (["error", "warning"] as const).flatMap((kind) =>
    found.filter(({ severity }) => severity === kind),
  );
  const list = (findings: readonly Diagnostic[]): string =>
    findings.map((finding) => showFinding(finding, repository)).join("\n");
  const title = `${notes.length} note${notes.length === 1 ? "" : "s"}`;
  return {
    told: list(told),
    notes: notes.length === 0 ? "" : `<details><summary>${title}</summary>\n\n${list(notes)}\n\n</details>`,
  };
};
