import { describe, expect, it } from "@jest/globals";
import { type LintCase, toldBy } from "../../../../builders/lint-findings.ts";
import { env, training } from "../../../../builders/lint-steps.ts";

describe("the linter", () => {
  it.each<LintCase>([
    [
      "17: a result of a Fail step",
      {
        steps: [
          { Name: "F", Type: "Fail", Arguments: { ErrorMessage: "x" } },
          training("T", env({ Get: "Steps.F.ErrorMessage" })),
        ],
      },
      'error fail-reference T.Arguments.Environment.V: "Steps.F.ErrorMessage": a Fail step leaves no result',
    ],
  ])("finds rule %s", (_title, linted, expected) => {
    expect(toldBy(linted)).toEqual([expected].flat());
  });
});
