import { describe, expect, it } from "@jest/globals";
import { type LintCase, toldBy } from "../../../../builders/lint-findings.ts";
import { training } from "../../../../builders/lint-steps.ts";

describe("the linter", () => {
  it.each<LintCase>([
    [
      "26: a job name",
      { steps: [training("T", { TrainingJobName: "x" })] },
      "error refused-member T.Arguments.TrainingJobName: Unable to parse pipeline definition. Unknown Argument member 'TrainingJobName' (a pipeline does not take it: remove it)",
    ],
  ])("finds rule %s", (_title, linted, expected) => {
    expect(toldBy(linted)).toEqual([expected].flat());
  });
});
