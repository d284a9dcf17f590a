import { describe, expect, it } from "@jest/globals";
import { type LintCase, toldBy } from "../../../../builders/lint-findings.ts";
import { range, tuning } from "../../../../builders/lint-steps.ts";

describe("the linter", () => {
  it.each<LintCase>([
    [
      "27: nothing to search",
      { steps: [tuning({ ParameterRanges: {} })] },
      "error tuning S.Arguments: a tuning needs ranges to search (add ranges: {name: {min: …, max: …}})",
    ],
    [
      "27: a metric that is cut",
      {
        steps: [
          tuning(
            {},
            {
              AlgorithmSpecification: {
                TrainingInputMode: "File",
                TrainingImage: "i:1",
                MetricDefinitions: [{ Name: "m", Regex: "m: ([0-9.]+).*$" }],
              },
            },
          ),
        ],
      },
      'warning metric-regex S.Arguments.TrainingJobDefinition.AlgorithmSpecification.MetricDefinitions[0].Regex: the regular expression of "m" does not read numbers such as 9.3e-05 whole, so the worst job can win: m: ([0-9.]+).*$ (leave it out for one that ',
    ],
    [
      "27: no objective",
      { steps: [tuning({ HyperParameterTuningJobObjective: undefined })] },
      "error tuning S.Arguments: a tuning needs an objective",
    ],
    [
      "27: a regex with two groups",
      {
        steps: [
          tuning(
            {},
            {
              AlgorithmSpecification: {
                TrainingInputMode: "File",
                TrainingImage: "i:1",
                MetricDefinitions: [{ Name: "m", Regex: "(m)=(.*)" }],
              },
            },
          ),
        ],
      },
      'error tuning S.Arguments.TrainingJobDefinition.AlgorithmSpecification.MetricDefinitions[0].Regex: the regular expression of "m" must have exactly one group: (m)=(.*) (put the number alone into ( ), other groups into (?: ))',
    ],
    [
      "27: an objective that is not read",
      { steps: [tuning({ HyperParameterTuningJobObjective: { Type: "Maximize", MetricName: "x" } })] },
      'error tuning S.Arguments: the objective "x" is no metric that is read from the log (add it to metric_definitions)',
    ],
    [
      "27: an empty range",
      { steps: [tuning({ ParameterRanges: { ContinuousParameterRanges: [range({ MinValue: "2" })] } })] },
      'error tuning S.Arguments.HyperParameterTuningJobConfig.ParameterRanges.ContinuousParameterRanges[0].MinValue: the range of "lr" is empty: 2 is not less than 1',
    ],
    [
      "27: a logarithm of nothing",
      {
        steps: [
          tuning({
            ParameterRanges: {
              ContinuousParameterRanges: [range({ MinValue: "0", ScalingType: "Logarithmic" })],
            },
          }),
        ],
      },
      'error tuning S.Arguments.HyperParameterTuningJobConfig.ParameterRanges.ContinuousParameterRanges[0].MinValue: the range of "lr" cannot be logarithmic from 0: it must start above 0',
    ],
    [
      "27: what is searched and fixed",
      { steps: [tuning({}, { StaticHyperParameters: { lr: "1" } })] },
      'error tuning S.Arguments.TrainingJobDefinition.StaticHyperParameters.lr: "lr" is both searched and fixed (remove it from hyperparams or from ranges)',
    ],
    [
      "27: more in parallel than at all",
      { steps: [tuning({ ResourceLimits: { MaxNumberOfTrainingJobs: 1, MaxParallelTrainingJobs: 2 } })] },
      "error tuning S.Arguments.HyperParameterTuningJobConfig.ResourceLimits.MaxParallelTrainingJobs: max_parallel_jobs (2) is more than max_jobs (1)",
    ],
    [
      "27: Hyperband that stops early",
      { steps: [tuning({ Strategy: "Hyperband", TrainingJobEarlyStoppingType: "Auto" })] },
      "error tuning S.Arguments.HyperParameterTuningJobConfig.TrainingJobEarlyStoppingType: Hyperband stops jobs itself: early_stopping must be Off",
    ],
    [
      "27: a grid of numbers",
      { steps: [tuning({ Strategy: "Grid" })] },
      "error tuning S.Arguments.HyperParameterTuningJobConfig.Strategy: Grid searches lists of values only (write ranges as lists)",
    ],
  ])("finds rule %s", (_title, linted, expected) => {
    expect(toldBy(linted)).toEqual([expected].flat());
  });
});
