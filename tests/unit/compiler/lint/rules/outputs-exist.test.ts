import { describe, expect, it } from "@jest/globals";
import { type LintCase, type Linted, toldBy } from "../../../../builders/lint-findings.ts";
import { env, evaluation, input, output, processing, training } from "../../../../builders/lint-steps.ts";

describe("the linter", () => {
  it.each<LintCase>([
    [
      "17: an output that is not there",
      {
        steps: [
          evaluation("P"),
          training("T", env({ Get: "Steps.P.ProcessingOutputConfig.Outputs['nope'].S3Output.S3Uri" })),
        ],
      },
      'error unknown-output T.Arguments.Environment.V: step "P" has no output "nope" (use one of out)',
    ],
  ])("finds rule %s", (_title, linted, expected) => {
    expect(toldBy(linted)).toEqual([expected].flat());
  });
});

describe("the linter takes", () => {
  it.each<[string, Linted]>([
    [
      "an output and an input that are there",
      {
        steps: [
          processing("P", {
            ProcessingInputs: [input("in")],
            ProcessingOutputConfig: { Outputs: [output("out")] },
          }),
          training(
            "T",
            env({
              "Std:Join": {
                On: "",
                Values: [
                  { Get: "Steps.P.ProcessingOutputConfig.Outputs['out'].S3Output.S3Uri" },
                  { Get: "Steps.P.ProcessingInputs['in'].S3Input.S3Uri" },
                ],
              },
            }),
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
      "an input that is not there",
      {
        steps: [
          processing("P", { ProcessingInputs: [input("in")] }),
          training("T", env({ Get: "Steps.P.ProcessingInputs['on'].S3Input.S3Uri" })),
        ],
      },
      'error unknown-output T.Arguments.Environment.V: step "P" has no input "on" (did you mean "in"?)',
    ],
  ])("%s", (_title, linted, expected) => {
    expect(toldBy(linted)).toEqual([expected].flat());
  });
});
