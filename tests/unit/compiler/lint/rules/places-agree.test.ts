import { describe, expect, it } from "@jest/globals";
import { type LintCase, type Linted, toldBy } from "../../../../builders/lint-findings.ts";
import { ROLE, training } from "../../../../builders/lint-steps.ts";

describe("the linter", () => {
  it.each<LintCase>([
    [
      "34: a role of another account",
      { steps: [training("T")], context: { accountId: "444455556666" } },
      `warning other-account T.Arguments.RoleArn: the role "${ROLE}" belongs to the account 111122223333, the pipeline to 444455556666 (a role can only be passed within its own account)`,
    ],
    [
      "34: an image of another region",
      {
        steps: [
          training("T", {
            AlgorithmSpecification: {
              TrainingInputMode: "File",
              TrainingImage: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/i:1",
            },
          }),
        ],
        context: { region: "us-east-1" },
      },
      'warning other-region T.Arguments.AlgorithmSpecification.TrainingImage: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/i:1" lies in eu-west-1, the pipeline in us-east-1 (jobs can only use images and keys of their own region)',
    ],
    [
      "34: a secret in the open",
      { steps: [training("T", { Environment: { DB_PASSWORD: "hunter2" } })] },
      'warning secret T.Arguments.Environment.DB_PASSWORD: "DB_PASSWORD" looks like a secret, and whoever may describe the pipeline can read it (pass the name of a secret, and read it in the job)',
    ],
    [
      "34: a token in the open",
      { steps: [training("T", { Environment: { HF_TOKEN: "hf_abc" } })] },
      'warning secret T.Arguments.Environment.HF_TOKEN: "HF_TOKEN" looks like a secret, and whoever may describe the pipeline can read it (pass the name of a secret, and read it in the job)',
    ],
  ])("finds rule %s", (_title, linted, expected) => {
    expect(toldBy(linted)).toEqual([expected].flat());
  });

  it.each(["TOKENIZERS_PARALLELISM", "MAX_TOKENS", "max_new_tokens"])("takes %s for no secret", (name) => {
    expect(toldBy({ steps: [training("T", { Environment: { [name]: "8" } })] })).toEqual([]);
  });
});

describe("the linter takes", () => {
  it.each<[string, Linted]>([
    [
      "images, keys and roles of the region and the account",
      {
        steps: [
          training("T", {
            AlgorithmSpecification: {
              TrainingInputMode: "File",
              TrainingImage: "111122223333.dkr.ecr.us-east-1.amazonaws.com/i:1",
            },
            OutputDataConfig: {
              S3OutputPath: "s3://b/",
              KmsKeyId: "arn:aws:kms:us-east-1:111122223333:key/a",
            },
          }),
        ],
        context: { region: "us-east-1", accountId: "111122223333" },
      },
    ],
    [
      "names of secrets",
      {
        steps: [
          training("T", {
            Environment: {
              DB_PASSWORD: "arn:aws:secretsmanager:us-east-1:111122223333:secret:x",
              API_KEY: "/prod/key",
              A_SECRET: "ssm:x",
              TOKEN: "",
            },
          }),
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
      "a key of another region",
      {
        steps: [
          training("T", {
            OutputDataConfig: {
              S3OutputPath: "s3://b/",
              KmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/a",
            },
          }),
        ],
        context: { region: "us-east-1" },
      },
      'warning other-region T.Arguments.OutputDataConfig.KmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/a" lies in eu-west-1, the pipeline in us-east-1 (jobs can only use images and keys of their own region)',
    ],
    [
      "a role of another account",
      { steps: [training("T")], context: { accountId: "999988887777" } },
      'warning other-account T.Arguments.RoleArn: the role "arn:aws:iam::111122223333:role/Role" belongs to the account 111122223333, the pipeline to 999988887777 (a role can only be passed within its own account)',
    ],
    [
      "secrets by their names",
      { steps: [training("T", { HyperParameters: { api_key: "k", passwd: "p" } })] },
      [
        'warning secret T.Arguments.HyperParameters.api_key: "api_key" looks like a secret, and whoever may describe the pipeline can read it (pass the name of a secret, and read it in the job)',
        'warning secret T.Arguments.HyperParameters.passwd: "passwd" looks like a secret, and whoever may describe the pipeline can read it (pass the name of a secret, and read it in the job)',
      ],
    ],
  ])("%s", (_title, linted, expected) => {
    expect(toldBy(linted)).toEqual([expected].flat());
  });
});
