import type { LintFinding } from "./lint-finding.ts";
import type { LintSubject } from "./lint-subject.ts";

/** A truth that a definition should live up to, told by its name. */
export type LintRule = (subject: LintSubject) => readonly LintFinding[];
