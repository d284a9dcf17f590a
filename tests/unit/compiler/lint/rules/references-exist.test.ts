import { describe, expect, it } from "@jest/globals";
import { type LintCase, toldBy } from "../../../../builders/lint-findings.ts";
import { env, training } from "../../../../builders/lint-steps.ts";

describe("the linter", () => {
  it.each<LintCase>([
    [
      "8: an unknown step",
      { steps: [training("T", {}, { DependsOn: ["X"] })] },
      'error unknown-step T.DependsOn: step "X" does not exist (use one of T)',
    ],
    [
      "8: an unknown step in data",
      { steps: [training("T", env({ Get: "Steps.X.A" }))] },
      'error unknown-step T.Arguments.Environment.V: "Steps.X.A" refers to step "X", which does not exist (use one of T)',
    ],
    [
      "8: an unknown parameter",
      { steps: [training("T", env({ Get: "Parameters.X" }))] },
      "error unknown-parameter T.Arguments.Environment.V: Unknown parameter 'X' (there is none here)",
    ],
    [
      "8: an unknown property of the execution",
      { steps: [training("T", env({ Get: "Execution.Nope" }))] },
      'error unknown-reference T.Arguments.Environment.V: "Execution.Nope" refers to nothing (use one of StartDateTime, CurrentDateTime, PipelineName, PipelineArn, PipelineExecutionId, PipelineExecutionArn, TrainingJobName, ProcessingJobName)',
    ],
  ])("finds rule %s", (_title, linted, expected) => {
    expect(toldBy(linted)).toEqual([expected].flat());
  });
});

describe("the linter tells of", () => {
  it.each<LintCase>([
    [
      "a reference into no space",
      { steps: [training("T", env({ Get: "Things.A" }))] },
      'error unknown-reference T.Arguments.Environment.V: "Things.A" refers to nothing (a reference starts with Steps, Parameters or Execution)',
    ],
  ])("%s", (_title, linted, expected) => {
    expect(toldBy(linted)).toEqual([expected].flat());
  });
});
