import { compile } from "../shared/compiler/compile.ts";
import { mergeConfigs } from "../shared/config/merge-configs.ts";

const unit = (index: number): string => `    m${index}:
      source_directory: model
      train:
        image_uri: 111122223333.dkr.ecr.us-east-1.amazonaws.com/python:3
        entry_point: train.py
        hyperparams:
          epochs: ${index}
`;

const uses = (index: number): string => `      m${index}:
        steps:
          - step_name: train-${index}
            step_class: Training
`;

// A pipeline has at most a few hundred steps, so units come in pipelines of fifty.
const PER_FILE = 50;

const files = (units: number) =>
  Array.from({ length: units / PER_FILE }, (_, file) => {
    const indices = Array.from({ length: PER_FILE }, (_, index) => file * PER_FILE + index);
    const text = `conf:\n  models:\n${indices.map(unit).join("")}  sagemakerPipeline:\n    pipelineName: p${file}\n    models:\n${indices.map(uses).join("")}`;
    return { repository: "acme/models", path: `conf/conf-${file}.yaml`, commit: "c", text };
  });

const context = {
  region: "us-east-1",
  accountId: "111122223333",
  bucket: "bucket",
  roleArn: "arn:aws:iam::111122223333:role/jobs",
  subnets: [],
  securityGroupIds: [],
  variables: {},
  sourceUri: () => "s3://bucket/code/sourcedir.tar.gz",
  assetUri: () => "s3://bucket/code/asset",
};

/** Parses, merges and compiles a project of so many model units; refuses to measure what does not compile. */
export const compileUnits = (units: number): void => {
  const { pipelines, diagnostics } = compile(mergeConfigs(files(units)).config, context);
  const mistakes = diagnostics.filter(({ severity }) => severity === "error");
  if (pipelines.length !== units / PER_FILE)
    throw new Error(`compiled ${pipelines.length} pipelines: ${mistakes[0]?.message}`);
};
