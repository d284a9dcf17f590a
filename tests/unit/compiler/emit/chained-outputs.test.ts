import { describe, expect, it } from "@jest/globals";
import { aModelConf } from "../../../builders/a-model-conf.ts";
import { compileText } from "../../../builders/compile-text.ts";
import { findStep } from "../../../builders/find-step.ts";

type Input = {
  readonly InputName: string;
  readonly S3Input: { readonly S3Uri: unknown; readonly LocalPath: string };
};
type Channel = {
  readonly ChannelName: string;
  readonly DataSource: { readonly S3DataSource: { readonly S3Uri: unknown } };
};

const inputsOf = (conf: Parameters<typeof aModelConf>[0], name: string) =>
  ((findStep(compileText(aModelConf(conf)), name).Arguments.ProcessingInputs ?? []) as unknown as Input[])
    .filter(({ InputName }) => !["code", "entrypoint"].includes(InputName))
    .map(({ InputName, S3Input }) => [InputName, S3Input.S3Uri, S3Input.LocalPath]);
const channelsOf = (conf: Parameters<typeof aModelConf>[0], name: string) =>
  (
    (findStep(compileText(aModelConf(conf)), name).Arguments.InputDataConfig ?? []) as unknown as Channel[]
  ).map(({ ChannelName, DataSource }) => [ChannelName, DataSource.S3DataSource.S3Uri]);
const outputOf = (step: string, name: string) => ({
  Get: `Steps.${step}.ProcessingOutputConfig.Outputs['${name}'].S3Output.S3Uri`,
});
const U = (source: string) => `- {step_name: U, step_class: Training, chain_input_source_step: ${source}}`;

describe("a step that chains", () => {
  it.each([
    ["channels: {b: , 2: , a: }", ["b", "2", "a"]],
    ["outputs: {z: , 1: }, channels: {a: }", ["z", "1"]],
    ["channels: {}", ["train"]],
    ["outputs: ", ["train"]],
    ["outputs: , channels: {a: }", ["a"]],
    ["script_mode: true", ["train"]],
  ])("a processing with %s reads its outputs in the order of the file", (keys, names) => {
    const sections = `make: {image_uri: i:1, entry_point: p.py, ${keys}}`;
    const steps = `- {step_name: P, step_class: Processing, step_type: make}\n${U("P")}`;
    expect(channelsOf({ sections, steps }, "U")).toEqual(
      names.map((name) => [`P-${name}`, outputOf("P", name)]),
    );
  });

  it.each([
    ["output_path: s3://b/out/", "s3://b/out"],
    ["output_path: s3://b/out//", "s3://b/out"],
    ["max_jobs: 1", "s3://mybucket"],
  ])("a tuning with %s reads the winner's model", (keys, root) => {
    const sections = `tuning: {image_uri: i:1, entry_point: t.py, objective: {metric: auc}, ranges: {a: [1]}, ${keys}}`;
    const steps = `- {step_name: H, step_class: Tuning}\n${U("H")}`;
    const name = { Get: "Steps.H.BestTrainingJob.TrainingJobName" };
    expect(channelsOf({ sections, steps }, "U")).toEqual([
      ["H-train", { "Std:Join": { On: "/", Values: [root, name, "output/model.tar.gz"] } }],
    ]);
  });

  it("a transform or an evaluation reads what it leaves", () => {
    const sections = "predict: {channels: {truth: {dataFiles: [{fileName: s3://b/x}]}}}";
    const steps = [
      "- {step_name: T, step_class: Training}",
      "- {step_name: C, step_class: CreateModel}",
      "- {step_name: X, step_class: Transform, section: predict}",
      "- {step_name: M, step_class: Metrics, chain_input_source_step: X}",
      U("[X, M, T]"),
    ].join("\n");
    expect(channelsOf({ sections, steps }, "U")).toEqual([
      ["X-truth", { Get: "Steps.X.TransformOutput.S3OutputPath" }],
      ["M-model_evaluation_metrics", outputOf("M", "model_evaluation_metrics")],
      ["T-train", { Get: "Steps.T.ModelArtifacts.S3ModelArtifacts" }],
    ]);
  });
});

describe("an evaluation", () => {
  const many = "make: {image_uri: i:1, entry_point: p.py, outputs: {a: , b: , test: }}";
  const measured = (chain: string, sections = many) =>
    inputsOf(
      {
        sections,
        steps: `- {step_name: P, step_class: Processing, step_type: make}\n- {step_name: M, step_class: Metrics, section: measure, chain_input_source_step: ${chain}}`,
      },
      "M",
    );
  const measure = (channels: string) =>
    `${many}\nmeasure: {image_uri: i:1, entry_point: e.py${channels === "" ? "" : `, channels: ${channels}`}}`;
  const IN = "/opt/ml/processing/input";

  it("reads of several outputs the one that is called like its channel", () => {
    expect(measured("P", measure("test"))).toEqual([["P-input", outputOf("P", "test"), `${IN}/P-test`]]);
    expect(measured("P", measure("{a: }"))).toEqual([["P-input", outputOf("P", "a"), `${IN}/P-a`]]);
  });

  it("reads the outputs that are chosen, each under its own name", () => {
    expect(measured("{step: P, outputs: [a, b]}", measure("test"))).toEqual([
      ["P-input-a", outputOf("P", "a"), `${IN}/P-a`],
      ["P-input-b", outputOf("P", "b"), `${IN}/P-b`],
    ]);
    expect(measured("{step: P, outputs: [b]}", measure(""))).toEqual([
      ["P-input", outputOf("P", "b"), `${IN}/P-train`],
    ]);
  });

  it("mounts its own files below the folder that it names", () => {
    const files = "{test: {InputLocalFilepath: /data//, dataFiles: [{fileName: s3://b/y}]}}";
    expect(measured("{step: P, outputs: [b]}", measure(files))).toEqual([
      ["test", "s3://b/y", "/data/test"],
      ["P-input", outputOf("P", "b"), "/data/P-test"],
    ]);
  });
});

describe("a search's objective", () => {
  const metricsOf = (keys: string) => {
    const sections = `tuning: {image_uri: i:1, entry_point: t.py, ranges: {a: [1]}, ${keys}}`;
    const { Arguments } = findStep(
      compileText(aModelConf({ sections, steps: "- {step_name: H, step_class: Tuning}" })),
      "H",
    );
    const { AlgorithmSpecification } = Arguments.TrainingJobDefinition as unknown as {
      AlgorithmSpecification: { MetricDefinitions: { Name: string; Regex: string }[] };
    };
    return AlgorithmSpecification.MetricDefinitions.map(({ Name, Regex }) => [Name, Regex.slice(0, 8)]);
  };

  it.each([
    [
      "objective: {metric: auc}, metric_definitions: [{name: auc, regex: A(.*)}, {name: b, regex: B(.*)}]",
      [
        ["auc", "A(.*)"],
        ["b", "B(.*)"],
      ],
    ],
    ["objective: {metric: auc}, metric_definitions: {auc: A(.*)}", [["auc", "A(.*)"]]],
    [
      "objective: {metric: b}, metric_definitions: [{name: auc, regex: A(.*)}]",
      [
        ["b", "b\\s*[:=]"],
        ["auc", "A(.*)"],
      ],
    ],
    [
      "objective: {metric: auc, regex: C(.*)}, metric_definitions: {b: B(.*)}",
      [
        ["auc", "C(.*)"],
        ["b", "B(.*)"],
      ],
    ],
    ["objective: {metric: a.b}", [["a.b", "a\\.b\\s*["]]],
  ])("with %s is read so", (keys, metrics) => {
    expect(metricsOf(keys)).toEqual(metrics);
  });
});
