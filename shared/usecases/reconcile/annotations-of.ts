import type { Annotation } from "../../domain/commit-status.ts";
import type { Diagnostic } from "../../domain/diagnostic.ts";

const LEVELS = { error: "failure", warning: "warning", info: "notice" } as const;

/** What is remarked at the lines of a repository's files; a finding of another repository has no line in its commit. */
export const annotationsOf = (
  repository: string,
  diagnostics: readonly Diagnostic[],
): readonly Annotation[] =>
  diagnostics
    .filter(
      (finding) =>
        finding.severity !== "info" &&
        (finding.repository === undefined || finding.repository === repository),
    )
    .map(({ severity, file, line = 1, message, hint }) => ({
      path: file,
      line,
      level: LEVELS[severity],
      message: hint === undefined ? message : `${message}\n→ ${hint}`,
    }));
