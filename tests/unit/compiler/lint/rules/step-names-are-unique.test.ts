import { describe, expect, it } from "@jest/globals";
import { type LintCase, toldBy } from "../../../../builders/lint-findings.ts";
import { compare, condition, training } from "../../../../builders/lint-steps.ts";

describe("the linter", () => {
  it.each<LintCase>([
    [
      "7: a name used twice",
      { steps: [training("T"), condition("C", [compare(1, 1)], [training("T")])] },
      'error duplicate-step-name T: two steps of the definition are called "T" (rename one; a step used on both sides of a condition gets two names)',
    ],
    [
      "13: a name on both sides",
      { steps: [condition("C", [compare(1, 1)], [training("T")], [training("T")])] },
      'error duplicate-step-name T: two steps of the definition are called "T" (rename one; a step used on both sides of a condition gets two names)',
    ],
  ])("finds rule %s", (_title, linted, expected) => {
    expect(toldBy(linted)).toEqual([expected].flat());
  });
});
