import { found } from "../found.ts";
import type { LintRule } from "../lint-rule.ts";

/** Rule 12: the service was documented to refuse a condition inside a branch. */
export const conditionsAreNotNested: LintRule = ({ steps }) =>
  steps
    .filter(({ step, branches }) => step.Type === "Condition" && branches.length > 0)
    .map(({ step, branches }) =>
      found.error(
        "nested-condition",
        step.Name,
        `the condition "${step.Name}" stands in a branch of "${branches.at(-1)?.condition}"`,
        "use nested Condition steps of the config language, which are flattened, instead of a Raw condition inside a branch",
      ),
    );
