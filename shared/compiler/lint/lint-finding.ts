/** What a rule found, and where: `<step>.<path within the step>`, or `Parameters.<name>`. */
export type LintFinding = {
  readonly code: string;
  readonly severity: "error" | "warning" | "info";
  readonly path: string;
  readonly message: string;
  readonly hint?: string;
};
