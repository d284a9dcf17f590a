import { describe, expect, it } from "@jest/globals";
import { type LintCase, toldBy } from "../../../../builders/lint-findings.ts";
import { compare, condition, register } from "../../../../builders/lint-steps.ts";

describe("the linter", () => {
  it.each<LintCase>([
    [
      "36: a gate that says nothing",
      { steps: [condition("C", [compare(1, 1)], [register()])] },
      'info silent-gate C: where "C" does not hold, the run succeeds without registering anything (set registry.else: fail, or add a Fail step, if somebody should know)',
    ],
  ])("finds rule %s", (_title, linted, expected) => {
    expect(toldBy(linted)).toEqual([expected].flat());
  });
});
