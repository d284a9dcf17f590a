import { describe, expect, it } from "@jest/globals";
import { type LintCase, toldBy } from "../../../../builders/lint-findings.ts";
import { compare, condition, training } from "../../../../builders/lint-steps.ts";

describe("the linter", () => {
  it.each<LintCase>([
    [
      "12: a nested condition",
      { steps: [condition("C", [compare(1, 1)], [condition("D", [compare(1, 1)], [training("T")])])] },
      'error nested-condition D: the condition "D" stands in a branch of "C" (use nested Condition steps of the config language, which are flattened, instead of a Raw condition inside a branch)',
    ],
  ])("finds rule %s", (_title, linted, expected) => {
    expect(toldBy(linted)).toEqual([expected].flat());
  });
});
