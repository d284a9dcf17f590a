import { describe, expect, it } from "@jest/globals";
import { type LintCase, type Linted, toldBy } from "../../../../builders/lint-findings.ts";
import { algorithm, contest, parameter, range } from "../../../../builders/lint-steps.ts";

describe("the linter takes", () => {
  it.each<[string, Linted]>([
    [
      "as many jobs in parallel as there are",
      { steps: [contest({ TrainingJobDefinitions: [algorithm("a"), algorithm("b")] })] },
    ],
    [
      "a logarithm from above zero",
      {
        steps: [
          contest({
            TrainingJobDefinitions: [
              algorithm("a", {
                HyperParameterRanges: { ContinuousParameterRanges: [range({ ScalingType: "Logarithmic" })] },
              }),
            ],
          }),
        ],
      },
    ],
    [
      "a range below zero that is not logarithmic",
      {
        steps: [
          contest({
            TrainingJobDefinitions: [
              algorithm("a", {
                HyperParameterRanges: { ContinuousParameterRanges: [range({ MinValue: "-1" })] },
              }),
            ],
          }),
        ],
      },
    ],
    [
      "ranges that only a run knows",
      {
        steps: [
          contest({
            TrainingJobDefinitions: [
              algorithm("a", {
                HyperParameterRanges: {
                  ContinuousParameterRanges: [range({ MinValue: { Get: "Parameters.A" } })],
                },
              }),
            ],
          }),
        ],
        parameters: [parameter("A", { EnumValues: ["x"] })],
      },
    ],
    [
      "Hyperband that stops jobs by itself",
      {
        steps: [
          contest(
            { TrainingJobDefinitions: [algorithm("a")] },
            { Strategy: "Hyperband", TrainingJobEarlyStoppingType: "Off" },
          ),
        ],
      },
    ],
    [
      "other searches that stop early",
      {
        steps: [
          contest({ TrainingJobDefinitions: [algorithm("a")] }, { TrainingJobEarlyStoppingType: "Auto" }),
        ],
      },
    ],
    [
      "a grid of lists",
      {
        steps: [
          contest(
            {
              TrainingJobDefinitions: [
                algorithm("a", {
                  HyperParameterRanges: { CategoricalParameterRanges: [{ Name: "k", Values: ["a"] }] },
                }),
              ],
            },
            { Strategy: "Grid" },
          ),
        ],
      },
    ],
  ])("%s", (_title, linted) => {
    expect(toldBy(linted)).toEqual([]);
  });
});

describe("the linter tells of", () => {
  it.each<LintCase>([
    [
      "two definitions of a search",
      {
        steps: [contest({ TrainingJobDefinition: algorithm("a"), TrainingJobDefinitions: [algorithm("a")] })],
      },
      "error tuning U.Arguments: a tuning has either TrainingJobDefinition or TrainingJobDefinitions",
    ],
    [
      "no definition of a search",
      { steps: [contest({})] },
      "error tuning U.Arguments: a tuning has either TrainingJobDefinition or TrainingJobDefinitions",
    ],
    [
      "two algorithms of one name",
      { steps: [contest({ TrainingJobDefinitions: [algorithm("a"), algorithm("a")] })] },
      'error tuning U.Arguments: two algorithms are called "a"',
    ],
    [
      "an algorithm without an objective",
      {
        steps: [
          contest({
            TrainingJobDefinitions: [algorithm("a"), algorithm("b", { TuningObjective: undefined })],
          }),
        ],
      },
      "error tuning U.Arguments.TrainingJobDefinitions[1]: a tuning needs an objective",
    ],
    [
      "an algorithm that searches what it fixes",
      {
        steps: [
          contest({
            TrainingJobDefinitions: [algorithm("a", { StaticHyperParameters: { lr: "1", other: "2" } })],
          }),
        ],
      },
      'error tuning U.Arguments.TrainingJobDefinitions[0].StaticHyperParameters.lr: "lr" is both searched and fixed (remove it from hyperparams or from ranges)',
    ],
    [
      "an empty range of one value",
      {
        steps: [
          contest({
            TrainingJobDefinitions: [
              algorithm("a", {
                HyperParameterRanges: { ContinuousParameterRanges: [range({ MinValue: "1" })] },
              }),
            ],
          }),
        ],
      },
      'error tuning U.Arguments.TrainingJobDefinitions[0].HyperParameterRanges.ContinuousParameterRanges[0].MinValue: the range of "lr" is empty: 1 is not less than 1',
    ],
    [
      "a grid of several algorithms, one of them with numbers",
      {
        steps: [
          contest(
            {
              TrainingJobDefinitions: [
                algorithm("a", {
                  HyperParameterRanges: { CategoricalParameterRanges: [{ Name: "k", Values: ["a"] }] },
                }),
                algorithm("b"),
              ],
            },
            { Strategy: "Grid" },
          ),
        ],
      },
      "error tuning U.Arguments.HyperParameterTuningJobConfig.Strategy: Grid searches lists of values only (write ranges as lists)",
    ],
  ])("%s", (_title, linted, expected) => {
    expect(toldBy(linted)).toEqual([expected].flat());
  });
});
