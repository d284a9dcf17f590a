import { describe, expect, it } from "@jest/globals";
import { type LintCase, toldBy } from "../../../../builders/lint-findings.ts";
import { parameter, training } from "../../../../builders/lint-steps.ts";

describe("the linter", () => {
  it.each<LintCase>([
    [
      "8: an unused parameter",
      { steps: [training("T")], parameters: [parameter("A")] },
      'warning unused-parameter Parameters.A: nothing reads the parameter "A" (use it as ${parameters.A}, or remove it)',
    ],
  ])("finds rule %s", (_title, linted, expected) => {
    expect(toldBy(linted)).toEqual([expected].flat());
  });
});
