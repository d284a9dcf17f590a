import { describe, expect, it } from "@jest/globals";
import { type LintCase, lintFindings, toldBy } from "../../../../builders/lint-findings.ts";
import { evaluation, training } from "../../../../builders/lint-steps.ts";

describe("the linter", () => {
  it.each<LintCase>([
    [
      "1: an unknown member of arguments",
      { steps: [training("T", { Instances: 1 })] },
      "error unknown-member T.Arguments.Instances: Unable to parse pipeline definition. Unknown Argument member 'Instances' (use one of TrainingJobName, HyperParameters, AlgorithmSpecification, RoleArn, InputDataConfig, OutputDataConfig, ResourceConfig, Vpc",
    ],
    [
      "4: a number in hyperparameters",
      { steps: [training("T", { HyperParameters: { a: 1 } })] },
      "error api-constraint T.Arguments.HyperParameters.a: Value '1' at 'hyperParameters.a.member' failed to satisfy constraint: NUMBER_VALUE can not be converted to a String",
    ],
    [
      "5: a text that is too long",
      { steps: [training("T", { RoleArn: `arn:aws:iam::111122223333:role/${"x".repeat(3000)}` })] },
      "error api-constraint T.Arguments.RoleArn: Value 'arn:aws:iam::111122223333:role/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…' at 'roleArn' failed to satisfy constraint: Member must have length less than o",
    ],
    [
      "6: eleven inputs",
      {
        steps: [
          evaluation("P", {
            ProcessingInputs: Array.from({ length: 11 }, (_, index) => ({
              InputName: `i${index}`,
              AppManaged: false,
              S3Input: { S3Uri: "s3://b/i", LocalPath: `/opt/ml/i${index}`, S3DataType: "S3Prefix" },
            })),
          }),
        ],
      },
      "error api-constraint P.Arguments.ProcessingInputs: Value '[{InputName=i0, AppManaged=false, S3Input={S3Uri=s3://b/i, LocalPath=/opt/ml/i0, S3DataType=S3Prefix}}, {InputName=i1, A…' at 'processingInputs' failed to satisfy constraint: Member must have ",
    ],
    [
      "6: a missing member",
      { steps: [training("T", { RoleArn: null })] },
      "error api-required T.Arguments.RoleArn: Value null at 'roleArn' failed to satisfy constraint: Member must not be null",
    ],
  ])("finds rule %s", (_title, linted, expected) => {
    expect(toldBy(linted)).toEqual([expected].flat());
  });

  it("names the nearest of many choices, and not all of them", () => {
    const ResourceConfig = { VolumeSizeInGB: 1, InstanceCount: 1, InstanceType: "ml.m5.2xlrge" };
    const [finding] = lintFindings({ steps: [training("T", { ResourceConfig })] });
    expect(finding?.hint).toBe('did you mean "ml.m5.2xlarge"?');
    expect(finding?.message).toMatch(/ml\.m5\.large, and \d+ more\]$/);
  });
});
