import { describe, expect, it } from "@jest/globals";
import { type LintCase, toldBy } from "../../../../builders/lint-findings.ts";
import { compare, condition, training } from "../../../../builders/lint-steps.ts";

describe("the linter", () => {
  it.each<LintCase>([
    [
      "10: an edge from a condition",
      { steps: [condition("C", [compare(1, 1)], [training("T")]), training("U", {}, { DependsOn: ["C"] })] },
      'error depends-on-condition U.DependsOn: step "U" depends on the condition "C", which the service refuses (put the step into a branch of the condition)',
    ],
  ])("finds rule %s", (_title, linted, expected) => {
    expect(toldBy(linted)).toEqual([expected].flat());
  });
});
