import { found } from "../found.ts";
import type { LintRule } from "../lint-rule.ts";

/** Rules 7 and 13: names are unique in the whole tree, branches included. */
export const stepNamesAreUnique: LintRule = ({ steps }) => {
  const seen = new Set<string>();
  return steps.flatMap(({ step: { Name } }) => {
    if (!seen.has(Name)) {
      seen.add(Name);
      return [];
    }
    return [
      found.error(
        "duplicate-step-name",
        Name,
        `two steps of the definition are called "${Name}"`,
        "rename one; a step used on both sides of a condition gets two names",
      ),
    ];
  });
};
