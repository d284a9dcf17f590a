import type { PipelineDefinition } from "../definition.ts";
import type { LintFinding } from "./lint-finding.ts";
import { createLintSubject, type LintContext } from "./lint-subject.ts";
import { LINT_RULES } from "./rules.ts";

/** Checks any definition, whoever made it, against what the service is known to refuse or to do. */
export const lintDefinition = (
  definition: PipelineDefinition,
  context: LintContext = {},
): readonly LintFinding[] => {
  const subject = createLintSubject(definition, context);
  return LINT_RULES.flatMap((rule) => rule(subject));
};
