import { describe, expect, it } from "@jest/globals";
import { type LintCase, toldBy } from "../../../../builders/lint-findings.ts";
import { condition, evaluation, jsonGet, parameter, training } from "../../../../builders/lint-steps.ts";

describe("the linter", () => {
  it.each<LintCase>([
    [
      "16: a file that is read without waiting for it",
      {
        steps: [
          evaluation("P"),
          condition(
            "C",
            [
              jsonGet({
                S3Uri: { Get: "Steps.P.ProcessingOutputConfig.Outputs['out'].S3Output.S3Uri" },
                Path: "a",
              }),
            ],
            [training("T")],
          ),
        ],
      },
      'error json-get C.Arguments.Conditions[0].LeftValue: step "C" reads a file of "P" by its URI without waiting for it (add depends_on: P)',
    ],
    [
      "16: a property file that is not declared",
      {
        steps: [
          evaluation("P"),
          condition(
            "C",
            [jsonGet({ PropertyFile: { Get: "Steps.P.PropertyFiles.Other" }, Path: "a" })],
            [training("T")],
          ),
        ],
      },
      'error json-get C.Arguments.Conditions[0].LeftValue: step "P" declares no property file "Other"',
    ],
    [
      "16: a property file of a training",
      {
        steps: [
          training("A"),
          condition(
            "C",
            [jsonGet({ PropertyFile: { Get: "Steps.A.PropertyFiles.R" }, Path: "a" })],
            [training("T")],
          ),
        ],
      },
      [
        'error json-get C.Arguments.Conditions[0].LeftValue: step "A" (Training) has no property files (only Processing and Metrics steps have)',
        'error property-path C.Arguments.Conditions[0].LeftValue.Std:JsonGet.PropertyFile: "Steps.A.PropertyFiles.R": a Training step has no "PropertyFiles" there (use one of TrainingJobName, TrainingJobArn, TuningJobArn, LabelingJobArn, AutoMLJobArn, ModelAr',
      ],
    ],
    [
      "16: a path that is not literal",
      {
        steps: [
          evaluation("P"),
          condition(
            "C",
            [
              jsonGet({
                PropertyFile: { Get: "Steps.P.PropertyFiles.Report" },
                Path: { Get: "Parameters.A" },
              }),
            ],
            [training("T")],
          ),
        ],
        parameters: [parameter("A")],
      },
      "error json-get C.Arguments.Conditions[0].LeftValue: the path of Std:JsonGet must be literal text",
    ],
    [
      "16: neither file nor URI",
      { steps: [condition("C", [jsonGet({ Path: "a" })], [training("T")])] },
      "error json-get C.Arguments.Conditions[0].LeftValue: Std:JsonGet needs either PropertyFile or S3Uri",
    ],
    [
      "16: a property file of no output",
      {
        steps: [
          evaluation(
            "P",
            {},
            { PropertyFiles: [{ PropertyFileName: "R", OutputName: "nope", FilePath: "r" }] },
          ),
        ],
      },
      'error json-get P.PropertyFiles[0]: the property file names the output "nope", which the step does not have',
    ],
    [
      "16: a property file with an absolute path",
      {
        steps: [
          evaluation(
            "P",
            {},
            { PropertyFiles: [{ PropertyFileName: "R", OutputName: "out", FilePath: "/r" }] },
          ),
        ],
      },
      'error json-get P.PropertyFiles[0]: "/r" must be relative to the output (leave out the leading slash)',
    ],
  ])("finds rule %s", (_title, linted, expected) => {
    expect(toldBy(linted)).toEqual([expected].flat());
  });
});
