import { describe, expect, it } from "@jest/globals";
import { type LintCase, type Linted, toldBy } from "../../../../builders/lint-findings.ts";
import { channel, training } from "../../../../builders/lint-steps.ts";

describe("the linter", () => {
  it.each<LintCase>([
    [
      "28: two algorithms",
      {
        steps: [
          training("T", {
            AlgorithmSpecification: { TrainingInputMode: "File", TrainingImage: "i:1", AlgorithmName: "a" },
          }),
        ],
      },
      "error training-image T.Arguments: a training has either TrainingImage or AlgorithmName",
    ],
    [
      "28: no time to stop",
      { steps: [training("T", { StoppingCondition: undefined })] },
      "error training-stop T.Arguments: a training needs a StoppingCondition",
    ],
    [
      "28: spot that waits too little",
      {
        steps: [
          training("T", {
            EnableManagedSpotTraining: true,
            StoppingCondition: { MaxRuntimeInSeconds: 60, MaxWaitTimeInSeconds: 30 },
          }),
        ],
      },
      "error training-spot T.Arguments.StoppingCondition.MaxWaitTimeInSeconds: spot training must be allowed to wait at least as long as it may run (60 seconds) (raise spot.max_wait_seconds)",
    ],
  ])("finds rule %s", (_title, linted, expected) => {
    expect(toldBy(linted)).toEqual([expected].flat());
  });
});

describe("the linter takes", () => {
  it.each<[string, Linted]>([
    [
      "spot training that waits as long as it runs",
      {
        steps: [
          training("T", {
            EnableManagedSpotTraining: true,
            StoppingCondition: { MaxRuntimeInSeconds: 60, MaxWaitTimeInSeconds: 60 },
          }),
        ],
      },
    ],
    ["a job on demand that need not wait", { steps: [training("T", { EnableManagedSpotTraining: false })] }],
    [
      "channels of several names",
      { steps: [training("T", { InputDataConfig: [channel("a"), channel("b")] })] },
    ],
  ])("%s", (_title, linted) => {
    expect(toldBy(linted)).toEqual([]);
  });
});

describe("the linter tells of", () => {
  it.each<LintCase>([
    [
      "channels of one name",
      { steps: [training("T", { InputDataConfig: [channel("a"), channel("b"), channel("a")] })] },
      'error training-channels T.Arguments: two channels are called "a"',
    ],
    [
      "spot training that is not told how long to wait",
      { steps: [training("T", { EnableManagedSpotTraining: true })] },
      "error training-spot T.Arguments.StoppingCondition.MaxWaitTimeInSeconds: spot training must be allowed to wait at least as long as it may run (60 seconds) (raise spot.max_wait_seconds)",
    ],
  ])("%s", (_title, linted, expected) => {
    expect(toldBy(linted)).toEqual([expected].flat());
  });
});
