import type { LintFinding } from "./lint-finding.ts";

type Severity = LintFinding["severity"];

const finding =
  (severity: Severity) =>
  (code: string, path: string, message: string, hint?: string): LintFinding => ({
    code,
    severity,
    path,
    message,
    ...(hint === undefined ? {} : { hint }),
  });

/** Makes findings of each severity. */
export const found = { error: finding("error"), warning: finding("warning"), info: finding("info") };
