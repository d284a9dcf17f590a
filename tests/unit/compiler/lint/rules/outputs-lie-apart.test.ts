import { describe, expect, it } from "@jest/globals";
import { OWN_PREFIXES } from "../../../../../shared/domain/own-prefixes.ts";
import { aModelConf } from "../../../../builders/a-model-conf.ts";
import { compileText } from "../../../../builders/compile-text.ts";
import { type Linted, toldBy } from "../../../../builders/lint-findings.ts";
import {
  contest,
  output,
  parameter,
  processing,
  step,
  training,
  tuning,
} from "../../../../builders/lint-steps.ts";

const context = { bucket: "box" };
const told = (linted: Linted): readonly string[] =>
  toldBy({ context, ...linted }).filter((finding) => finding.startsWith("error own-folder"));

const refused = (path: string, uri: string, folder: string): string =>
  `error own-folder ${path}: "${uri}" lies in ${folder}/, which only the installation writes: the job would be refused (choose another folder, e.g. s3://box/results/)`;

const join = (On: string, ...Values: readonly unknown[]) => ({ "Std:Join": { On, Values } });
const run = { Get: "Execution.PipelineExecutionId" };
const trained = (S3OutputPath: unknown) => training("T", { OutputDataConfig: { S3OutputPath } });
const AT = "T.Arguments.OutputDataConfig.S3OutputPath";

describe("the linter", () => {
  it.each(Object.values(OWN_PREFIXES))("finds rule 37: artifacts below %s", (folder) => {
    expect(told({ steps: [trained(`s3://box/${folder}/m`)] })).toEqual([
      refused(AT, `s3://box/${folder}/m`, folder),
    ]);
  });

  it.each([
    ["s3://box/models", "models"],
    ["s3://box/housing/code/", "housing/code"],
    ["s3://box/housing/revisions", "housing/revisions"],
  ])("finds rule 37: artifacts in %s", (uri, folder) => {
    expect(told({ steps: [trained(uri)] })).toEqual([refused(AT, uri, folder)]);
  });

  it.each([
    ["a join whose parts are known", join("/", "s3:/", "box", "models", "m"), "s3://box/models/m"],
    ["a join that ends as a run knows", join("/", "s3:/", "box", "models", run), "s3://box/models/"],
    ["a text before what a run knows", join("", "s3://box/plans/", run), "s3://box/plans/"],
    ["the default of a parameter", { Get: "Parameters.Out" }, "s3://box/models/out"],
    ["a parameter's folder", join("/", "s3://box", { Get: "Parameters.Folder" }), "s3://box/models"],
  ])("finds rule 37 in %s", (_title, value, text) => {
    const parameters = [
      parameter("Out", { DefaultValue: "s3://box/models/out" }),
      parameter("Folder", { DefaultValue: "free", EnumValues: ["free", "models"] }),
    ];
    expect(told({ steps: [trained(value)], parameters })).toEqual([
      expect.stringContaining(`${AT}: "${text}" lies in `),
    ]);
  });

  const own = "s3://box/capture/x";
  it.each([
    [
      "outputs of a processing",
      processing("P", {
        ProcessingOutputConfig: {
          Outputs: [{ ...output("o"), S3Output: { ...output("o").S3Output, S3Uri: own } }],
        },
      }),
      "P.Arguments.ProcessingOutputConfig.Outputs[0].S3Output.S3Uri",
    ],
    [
      "checkpoints",
      training("T", { CheckpointConfig: { S3Uri: own } }),
      "T.Arguments.CheckpointConfig.S3Uri",
    ],
    [
      "what a profiler leaves",
      training("T", { ProfilerConfig: { S3OutputPath: own } }),
      "T.Arguments.ProfilerConfig.S3OutputPath",
    ],
    [
      "results of a transform",
      step("T", "Transform", { TransformOutput: { S3OutputPath: own } }),
      "T.Arguments.TransformOutput.S3OutputPath",
    ],
    [
      "artifacts of a search",
      tuning({}, { OutputDataConfig: { S3OutputPath: own } }),
      "S.Arguments.TrainingJobDefinition.OutputDataConfig.S3OutputPath",
    ],
    [
      "artifacts of one of several algorithms",
      contest({ TrainingJobDefinitions: [{ OutputDataConfig: { S3OutputPath: own } }] }),
      "U.Arguments.TrainingJobDefinitions[0].OutputDataConfig.S3OutputPath",
    ],
    [
      "what an endpoint captures",
      step("E", "EndpointConfig", { DataCaptureConfig: { DestinationS3Uri: own } }),
      "E.Arguments.DataCaptureConfig.DestinationS3Uri",
    ],
    [
      "logs of a cluster",
      step("E", "EMR", { ClusterConfig: { LogUri: own.replace("s3:", "s3n:") } }),
      "E.Arguments.ClusterConfig.LogUri",
    ],
  ])("finds rule 37 in %s", (_title, linted, path) => {
    expect(told({ steps: [linted] })).toEqual([expect.stringContaining(`error own-folder ${path}: "s3`)]);
  });

  it.each([
    "s3://box/",
    "s3://box/results/models/",
    "s3://box/models-of-mine/",
    "s3://box/housing/coded/",
    "s3://box/a/b/code/",
    "s3://boxes/models/",
    "s3://box/modelsand",
  ])("has nothing against %s", (uri) => {
    expect(told({ steps: [trained(uri)] })).toEqual([]);
  });

  it("has nothing against a name that only begins so, nor against what nobody knows before a run", () => {
    const begins = join("", "s3://box/models", run);
    const unknown = { Get: "Parameters.Out" };
    const parameters = [{ Name: "Out", Type: "String" } as const];
    expect(
      told({
        steps: [trained(begins), training("U", { OutputDataConfig: { S3OutputPath: unknown } })],
        parameters,
      }),
    ).toEqual([]);
  });

  it("leaves variables, other buckets and what is read alone", () => {
    const steps = [
      training("T", {
        Environment: { S3OutputPath: "s3://box/models/" },
        InputDataConfig: [{ ChannelName: "c", DataSource: { S3DataSource: { S3Uri: "s3://box/models/m" } } }],
      }),
    ];
    expect(told({ steps })).toEqual([]);
    expect(told({ steps: [trained("s3://box/models/")], context: {} })).toEqual([]);
  });
});

describe("a conf", () => {
  const errors = (text: string) =>
    compileText(text).diagnostics.filter(({ severity }) => severity === "error");

  it("is told the line of an output among the models that are live", () => {
    const steps = "- {step_name: T, step_class: Training}";
    const text = aModelConf({ steps }).replace(
      "train: {image_uri: i:1,",
      "train: {output_path: s3://SMP_S3BUCKETNAME/models/mine, image_uri: i:1,",
    );
    expect(errors(text)).toEqual([
      expect.objectContaining({
        code: "own-folder",
        file: "conf/conf.yaml",
        line: 6,
        column: 28,
        path: "conf.models.m.train.output_path",
        message:
          '"s3://mybucket/models/mine" lies in models/, which only the installation writes: the job would be refused',
        hint: "choose another folder, e.g. s3://mybucket/results/",
      }),
    ]);
  });

  it("is told of a refused name once, not of every path below it", () => {
    const steps = "- {step_name: P, step_class: Processing, step_type: preprocess}";
    const text = aModelConf({ steps }).replace("pipelineName: p", "pipelineName: models");
    expect(errors(text).map(({ code }) => code)).toEqual(["invalid-value"]);
  });
});
