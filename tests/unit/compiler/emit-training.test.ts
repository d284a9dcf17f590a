import { describe, expect, it } from "@jest/globals";
import { aModelConf } from "../../builders/a-model-conf.ts";
import { compileText } from "../../builders/compile-text.ts";
import { errorsOf } from "../../builders/errors-of.ts";
import { findStep } from "../../builders/find-step.ts";

const T = "- {step_name: T, step_class: Training, step_type: fit}";
const compileWith = (fit: string, steps = T) =>
  compileText(aModelConf({ sections: `fit: {image_uri: i:1, entry_point: train.py, ${fit}}`, steps }));
const argumentsOf = (fit: string, steps = T) =>
  findStep(compileWith(fit, steps), "T").Arguments as Record<string, never>;
const channels = (fit: string, steps = T) =>
  (
    (argumentsOf(fit, steps).InputDataConfig ?? []) as {
      ChannelName: string;
      DataSource: { S3DataSource: { S3Uri: unknown } };
    }[]
  ).map(({ ChannelName, DataSource }) => [ChannelName, DataSource.S3DataSource.S3Uri]);

describe("a Training step", () => {
  it("encodes hyperparameters as Python's json does, and leaves references unquoted", () => {
    const conf = aModelConf({
      sections: `fit: {image_uri: i:1, entry_point: train.py, hyperparams: {s: foo, n: 0.1, one: 1.0, f: !!float 1, i: 1, t: yes, l: [1, 2.0, a], d: {k: null}, e: 1e-4, u: é, r: "\${parameters.R}", j: "a-\${parameters.R}", z: "\${parameters.N}"}}`,
      steps: T,
      pipeline: "parameters: {R: x, N: 3}",
    });
    expect(findStep(compileText(conf), "T").Arguments.HyperParameters).toMatchObject({
      s: '"foo"',
      n: "0.1",
      one: "1.0",
      f: "1.0",
      i: "1",
      t: "true",
      l: '[1, 2.0, "a"]',
      d: '{"k": null}',
      e: '"1e-4"',
      u: '"\\u00e9"',
      r: { Get: "Parameters.R" },
      j: { "Std:Join": { On: "", Values: ["a-", { Get: "Parameters.R" }] } },
      z: { "Std:Join": { On: "", Values: [{ Get: "Parameters.N" }] } },
    });
  });

  it("gives each channel its own data, and further files channels of their own", () => {
    expect(
      channels(
        "channels: {train: {s3Bucket: b, s3InputPrefix: p, dataFiles: [{fileName: f}, {sourceName: more, fileName: g}, {fileName: h}]}, test: {dataFiles: [{fileName: 's3://x/y'}]}}",
      ),
    ).toEqual([
      ["train", "s3://b/p/data/train/f"],
      ["train-more", "s3://b/p/data/train/g"],
      ["train-3", "s3://b/p/data/train/h"],
      ["test", "s3://x/y"],
    ]);
  });

  it.each([
    ["ml.m5.2xlarge", true],
    ["ml.c5n.xlarge", true],
    ["ml.p3.2xlarge", true],
    ["${parameters.Machine}", true],
    ["ml.g5.12xlarge", false],
    ["ml.g4dn.xlarge", false],
    ["ml.p4de.24xlarge", false],
    ["ml.p6-b200.48xlarge", false],
    ["ml.trn1.32xlarge", false],
  ])("on %s, encrypts volumes with the key: %s; output always", (type, isEncrypted) => {
    const pipeline = "parameters: {Machine: ml.m5.large}";
    const sections = `fit: {image_uri: i:1, entry_point: train.py, instance_type: "${type}"}`;
    const { ResourceConfig, OutputDataConfig } = findStep(
      compileText(aModelConf({ sections, steps: T, pipeline })),
      "T",
    ).Arguments as Record<string, object>;
    expect(OutputDataConfig).toHaveProperty("KmsKeyId");
    expect("VolumeKmsKeyId" in (ResourceConfig ?? {})).toBe(isEncrypted);
  });

  it.each(["true", "'${parameters.On}'"])(
    "brings the code to a container whose isolation is %s",
    (isolation) => {
      const sections = `fit: {image_uri: i:1, entry_point: train.py, network_isolation: ${isolation}, channels: {train: {dataFiles: [{fileName: 's3://x/y'}]}}}`;
      const compilation = compileText(aModelConf({ sections, steps: T, pipeline: "parameters: {On: true}" }));
      const { HyperParameters, InputDataConfig } = findStep(compilation, "T").Arguments as Record<
        string,
        never
      >;
      expect(HyperParameters).toHaveProperty(
        "sagemaker_submit_directory",
        '"/opt/ml/input/data/code/sourcedir.tar.gz"',
      );
      expect(InputDataConfig).toEqual([
        expect.objectContaining({ ChannelName: "train" }),
        expect.objectContaining({
          ChannelName: "code",
          DataSource: {
            S3DataSource: expect.objectContaining({
              S3Uri: expect.stringMatching(/code\/.*\/sourcedir\.tar\.gz$/),
            }),
          },
        }),
      ]);
    },
  );

  it("chains processing by channel, training once, and takes a model to start from", () => {
    const steps = `- {step_name: P, step_class: Processing, step_type: work}\n- {step_name: U, step_class: Training}\n${T.replace("}", ", chain_input_source_step: [P, U]}")}`;
    const conf = aModelConf({
      sections:
        "work: {image_uri: i:1, entry_point: a.py, channels: {a: , b: }}\nfit: {image_uri: i:1, entry_point: train.py, model_data_uri: 's3://m/m.tar.gz'}",
      steps,
    });
    const names = (
      findStep(compileText(conf), "T").Arguments.InputDataConfig as {
        ChannelName: string;
        ContentType?: string;
      }[]
    ).map((one) => [one.ChannelName, one.ContentType]);
    expect(names).toEqual([
      ["P-a", undefined],
      ["P-b", undefined],
      ["U-train", undefined],
      ["model", "application/x-sagemaker-model"],
    ]);
  });

  it("packs the whole source directory and runs the script below it", () => {
    const compilation = compileText(
      aModelConf({ sections: "fit: {image_uri: i:1, entry_point: training/deep/train.py}", steps: T }),
    );
    expect(findStep(compilation, "T").Arguments.HyperParameters).toMatchObject({
      sagemaker_program: '"training/deep/train.py"',
    });
    expect(compilation.pipelines[0]?.sources).toEqual([
      { repository: "acme/models", directory: "src", requirements: "training/deep/requirements.txt" },
    ]);
    expect(compilation.diagnostics.map(({ code }) => code)).toContain("differs-package-root");
  });

  it("runs in the installation's network and under its key", () => {
    expect(argumentsOf("")).toMatchObject({
      VpcConfig: { SecurityGroupIds: ["sg-111"], Subnets: ["subnet-aaa", "subnet-bbb"] },
      EnableInterContainerTrafficEncryption: true,
      OutputDataConfig: {
        S3OutputPath: "s3://mybucket/",
        KmsKeyId: "arn:aws:kms:us-east-1:111122223333:key/abc",
      },
    });
    expect(argumentsOf("vpc: false, kms_key: false, encrypt_traffic: false")).not.toHaveProperty("VpcConfig");
  });

  it("trains on spot instances with checkpoints, metrics and a profiler that is off", () => {
    expect(
      argumentsOf(
        "spot: {checkpoint_s3_uri: 's3://c/k'}, max_runtime_seconds: 100, metric_definitions: {auc: 'auc=(.*)'}, profiler: false",
      ),
    ).toMatchObject({
      EnableManagedSpotTraining: true,
      StoppingCondition: { MaxRuntimeInSeconds: 100, MaxWaitTimeInSeconds: 200 },
      CheckpointConfig: { S3Uri: "s3://c/k" },
      AlgorithmSpecification: { MetricDefinitions: [{ Name: "auc", Regex: "auc=(.*)" }] },
      ProfilerConfig: { DisableProfiler: true },
    });
  });

  it("uses quoted numbers and parameters where numbers belong", () => {
    const conf = aModelConf({
      sections:
        'fit: {image_uri: i:1, entry_point: t.py, instance_count: "2", volume_size_in_gb: "${parameters.Size}"}',
      steps: T,
      pipeline: "parameters: {Size: 30}",
    });
    expect(findStep(compileText(conf), "T").Arguments.ResourceConfig).toMatchObject({
      InstanceCount: 2,
      VolumeSizeInGB: { Get: "Parameters.Size" },
    });
  });

  it("reports a parameter of the wrong type with the service's own text", () => {
    const conf = aModelConf({
      sections: 'fit: {image_uri: i:1, entry_point: t.py, instance_count: "${parameters.Size}"}',
      steps: T,
      pipeline: "parameters: {Size: many}",
    });
    expect(compileText(conf).diagnostics).toContainEqual(
      expect.objectContaining({
        code: "expression-type",
        path: "conf.models.m.fit.instance_count",
        message: "Cannot assign property reference [Parameters.Size] to argument of type [Integer]",
      }),
    );
  });

  it("reports unknown keys, wrong values and missing keys together, each where it stands", () => {
    const { diagnostics, pipelines } = compileText(
      aModelConf({
        sections:
          "fit:\n  entry_point: t.py\n  instance_typ: ml.m5.large\n  instance_count: none\n  channels: {a: {dataFile: []}}",
        steps: T,
      }),
    );
    expect(pipelines).toEqual([]);
    expect(
      diagnostics
        .filter(({ severity }) => severity === "error")
        .map(({ code, path, hint, line }) => [code, path, hint, line]),
    ).toEqual([
      ["missing-key", "conf.models.m.fit.image_uri", expect.stringContaining("container image"), 12],
      ["unknown-key", "conf.models.m.fit.instance_typ", 'did you mean "instance_type"?', 14],
      ["invalid-value", "conf.models.m.fit.instance_count", undefined, 15],
      ["unknown-key", "conf.models.m.fit.channels.a.dataFile", 'did you mean "dataFiles"?', 16],
    ]);
    expect(errorsOf({ diagnostics })).toHaveLength(4);
  });
});
