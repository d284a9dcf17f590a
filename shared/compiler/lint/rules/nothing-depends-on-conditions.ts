import { found } from "../found.ts";
import type { LintRule } from "../lint-rule.ts";

/** Rule 10: the service refuses steps that depend on a condition. */
export const nothingDependsOnConditions: LintRule = ({ steps, byName }) =>
  steps.flatMap(({ step }) =>
    (step.DependsOn ?? [])
      .filter((name) => byName.get(name)?.step.Type === "Condition")
      .map((name) =>
        found.error(
          "depends-on-condition",
          `${step.Name}.DependsOn`,
          `step "${step.Name}" depends on the condition "${name}", which the service refuses`,
          "put the step into a branch of the condition",
        ),
      ),
  );
