import { describe, expect, it } from "@jest/globals";
import { compile } from "../../../shared/compiler/compile.ts";
import { mergeConfigs } from "../../../shared/config/merge-configs.ts";
import { aCompileContext } from "../../builders/a-compile-context.ts";
import { aConfigFile } from "../../builders/a-config-file.ts";
import { aModelConf } from "../../builders/a-model-conf.ts";
import { compileText } from "../../builders/compile-text.ts";
import { errorsOf } from "../../builders/errors-of.ts";
import { findStep } from "../../builders/find-step.ts";

const STEPS = [
  "- {step_name: T, step_class: Training}",
  "- {step_name: C, step_class: CreateModel}",
  "- {step_name: X, step_class: Transform, chain_input_source_step: P, chain_input_additional_prefix: test/x.csv}",
  "- {step_name: M, step_class: Metrics, chain_input_source_step: [P, X]}",
  "- {step_name: R, step_class: RegisterModel}",
  "- {step_name: P, step_class: Processing, step_type: preprocess}",
].join("\n");
const registry = (more: string) =>
  `registry: {${more}, InferenceSpecification: {image_uri: i:2, supported_content_types: [a/b], supported_response_MIME_types: [c/d]}}`;
const names = (compilation: ReturnType<typeof compileText>) =>
  compilation.pipelines[0]?.definition.Steps.map(({ Name }) => Name);

describe("the steps around a model", () => {
  it("are named as they always were", () => {
    expect(names(compileText(aModelConf({ steps: STEPS })))).toEqual([
      "T",
      "C-CreateModel",
      "X",
      "M",
      "R-RegisterModel",
      "P",
    ]);
  });

  it("carry the dotted program where the image holds the script", () => {
    const conf = aModelConf({ sections: "transform: {entry_point: serve/inference.py}", steps: STEPS });
    expect(findStep(compileText(conf), "C-CreateModel").Arguments.PrimaryContainer).toEqual({
      Image: "i:2",
      Environment: {
        SAGEMAKER_SUBMIT_DIRECTORY: "/opt/ml/model/code",
        SAGEMAKER_PROGRAM: "serve.inference",
        SAGEMAKER_REQUIREMENTS: "requirements.txt",
      },
      ModelDataUrl: { Get: "Steps.T.ModelArtifacts.S3ModelArtifacts" },
    });
  });

  it("repack once for both model steps, without touching the source", () => {
    const compilation = compileText(
      aModelConf({
        sections: `name: tag\n${registry("ModelRepack: 'True'")}\ntransform: {entry_point: serve/inference.py, channels: {a: }}`,
        steps: STEPS,
      }),
    );
    expect(names(compilation)).toEqual([
      "T",
      "C-RepackModel-tag",
      "C-CreateModel",
      "X",
      "M",
      "R-RegisterModel",
      "P",
    ]);
    const data = { Get: "Steps.C-RepackModel-tag.ModelArtifacts.S3ModelArtifacts" };
    expect(findStep(compilation, "C-CreateModel").Arguments.PrimaryContainer).toMatchObject({
      Environment: { SAGEMAKER_PROGRAM: "inference.py", SAGEMAKER_REGION: "us-east-1" },
      ModelDataUrl: data,
    });
    expect(findStep(compilation, "R-RegisterModel").Arguments.InferenceSpecification).toMatchObject({
      Containers: [{ ModelDataUrl: data }],
    });
    expect(findStep(compilation, "C-RepackModel-tag").Arguments).toMatchObject({
      AlgorithmSpecification: {
        TrainingImage: "683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-scikit-learn:1.2-1-cpu-py3",
      },
      HyperParameters: { inference_script: '"serve/inference.py"', sagemaker_program: '"repack.py"' },
      VpcConfig: { Subnets: ["subnet-aaa", "subnet-bbb"] },
    });
    expect(compilation.pipelines[0]?.sources).toContainEqual({
      repository: "acme/models",
      directory: "src",
      requirements: "serve/requirements.txt",
    });
    expect(compilation.pipelines[0]?.assets.map(({ kind, name }) => [kind, name])).toContainEqual([
      "package",
      "sourcedir.tar.gz",
    ]);
  });

  it("repack by default, and report a region whose image is not known", () => {
    const conf = aModelConf({ sections: registry("ModelPackageGroupName: g"), steps: STEPS });
    expect(names(compileText(conf))).toContain("C-RepackModel-0");
    expect(errorsOf(compileText(conf, { region: "xx-west-1" }))).toContain("no-repack-image");
  });

  it("send a repack the edges that the model step has", () => {
    const conf =
      aModelConf({ sections: registry("ModelRepack: true"), steps: STEPS }) +
      "    dependencies: [T >> C, C >> R]\n";
    const compilation = compileText(conf);
    expect(findStep(compilation, "C-RepackModel-0").DependsOn).toEqual(["T"]);
    expect(findStep(compilation, "C-CreateModel")).not.toHaveProperty("DependsOn");
    expect(findStep(compilation, "R-RegisterModel").DependsOn).toEqual(["C-RepackModel-0", "C-CreateModel"]);
  });

  it("take the chained training's artifact, else the last training's before them", () => {
    const steps =
      "- {step_name: T1, step_class: Training}\n- {step_name: T2, step_class: Training}\n- {step_name: C, step_class: CreateModel}\n- {step_name: D, step_class: CreateModel, chain_input_source_step: T1}\n- {step_name: T3, step_class: Training}";
    const compilation = compileText(aModelConf({ steps }));
    const data = (name: string) =>
      (findStep(compilation, name).Arguments.PrimaryContainer as { ModelDataUrl: unknown }).ModelDataUrl;
    expect([data("C-CreateModel"), data("D-CreateModel")]).toEqual(
      ["T2", "T1"].map((step) => ({ Get: `Steps.${step}.ModelArtifacts.S3ModelArtifacts` })),
    );
  });

  it("transform into the installation's bucket, chained or not", () => {
    const { Arguments } = findStep(compileText(aModelConf({ steps: STEPS })), "X");
    expect(Arguments).toMatchObject({
      ModelName: { Get: "Steps.C-CreateModel.ModelName" },
      TransformInput: {
        DataSource: {
          S3DataSource: {
            S3Uri: {
              "Std:Join": {
                On: "/",
                Values: [
                  { Get: "Steps.P.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri" },
                  "test/x.csv",
                ],
              },
            },
          },
        },
      },
      TransformOutput: {
        S3OutputPath: {
          "Std:Join": {
            On: "/",
            Values: ["s3:/", "mybucket", "p", { Get: "Execution.PipelineExecutionId" }, "X"],
          },
        },
        Accept: "text/csv",
      },
    });
    const file =
      "transform: {content_type: x/y, split_type: Line, join_source: Input, input_filter: $, channels: {test: {s3BucketName: b, inputBucketPrefix: p/q/, dataFiles: [{fileName: f.csv}]}}}";
    const steps = STEPS.replace(
      ", chain_input_source_step: P, chain_input_additional_prefix: test/x.csv",
      "",
    );
    expect(findStep(compileText(aModelConf({ sections: file, steps })), "X").Arguments).toMatchObject({
      TransformInput: {
        DataSource: { S3DataSource: { S3Uri: "s3://b/p/q/f.csv" } },
        ContentType: "x/y",
        SplitType: "Line",
      },
      TransformOutput: { S3OutputPath: "s3://b/p/q/m/predictions/transform", Accept: "x/y" },
      DataProcessing: { InputFilter: "$", JoinSource: "Input" },
    });
  });

  it("evaluate what they chain under the evaluation's channel", () => {
    const { Arguments, PropertyFiles } = findStep(compileText(aModelConf({ steps: STEPS })), "M");
    const inputs = (
      Arguments.ProcessingInputs as { InputName: string; S3Input: { LocalPath: string } }[]
    ).slice(0, 2);
    expect(inputs.map(({ InputName, S3Input }) => [InputName, S3Input.LocalPath])).toEqual([
      ["P-input", "/opt/ml/processing/input/P-test"],
      ["X-input", "/opt/ml/processing/input/X-test"],
    ]);
    expect(PropertyFiles).toEqual([
      {
        PropertyFileName: "EvaluationReport",
        OutputName: "model_evaluation_metrics",
        FilePath: "model_evaluation_metrics.json",
      },
    ]);
  });

  it("evaluate straight after a training, with files of their own and a place for the report", () => {
    const sections =
      "evaluate: {image_uri: i:1, entry_point: e.py, report: r.json, channels: {ev: {s3BucketName: b, bucket_prefix: q, InputLocalFilepath: /in, OuputLocalFilepath: /out, dataFiles: [{sourceName: y, fileName: 's3://b/y'}]}}}";
    const steps =
      "- {step_name: T, step_class: Training}\n- {step_name: M, step_class: Metrics, chain_input_source_step: T}\n- {step_name: R, step_class: RegisterModel}";
    const compilation = compileText(aModelConf({ sections, steps }));
    const { Arguments } = findStep(compilation, "M");
    const inputs = (
      Arguments.ProcessingInputs as { InputName: string; S3Input: { LocalPath: string } }[]
    ).slice(0, 2);
    expect(inputs.map(({ InputName, S3Input }) => [InputName, S3Input.LocalPath])).toEqual([
      ["y", "/in/y"],
      ["T-input", "/in/T-ev"],
    ]);
    expect(Arguments.ProcessingOutputConfig).toMatchObject({
      Outputs: [{ S3Output: { S3Uri: "s3://b/q/m/evaluation", LocalPath: "/out" } }],
    });
    expect(findStep(compilation, "R-RegisterModel").Arguments.ModelMetrics).toMatchObject({
      ModelQuality: {
        Statistics: {
          S3Uri: {
            "Std:Join": {
              On: "/",
              Values: [
                { Get: "Steps.M.ProcessingOutputConfig.Outputs['model_evaluation_metrics'].S3Output.S3Uri" },
                "r.json",
              ],
            },
          },
        },
      },
    });
  });

  it("register where the package came from, with the commit as a parameter of each repository", () => {
    const other = aConfigFile(
      `conf: {models: {n: {source_directory: s, train: {image_uri: i:1, entry_point: t.py}, ${registry("ModelRepack: false")}}}}`,
      { repository: "acme/other.models", path: "conf/conf.yaml" },
    );
    const own = aConfigFile(
      `${aModelConf({ steps: STEPS })}      n: {steps: [{step_name: NT, step_class: Training}, {step_name: NR, step_class: RegisterModel}]}\n`,
    );
    const compilation = compile(mergeConfigs([own, other]).config, aCompileContext());
    const [pipeline] = compilation.pipelines;
    expect(pipeline?.commitParameters).toEqual({
      Commit: "acme/models",
      "Commit-acme-other-models": "acme/other.models",
    });
    expect(pipeline?.definition.Parameters).toEqual([
      { Name: "Commit", Type: "String", DefaultValue: "none" },
      { Name: "Commit-acme-other-models", Type: "String", DefaultValue: "none" },
    ]);
    expect(findStep(compilation, "NR-RegisterModel").Arguments.CustomerMetadataProperties).toEqual({
      PIPELINE_ARN: { Get: "Execution.PipelineExecutionArn" },
      repository: "acme/other.models",
      commit: { Get: "Parameters.Commit-acme-other-models" },
      pipeline: "p",
      execution: { Get: "Execution.PipelineExecutionArn" },
    });
    expect(pipeline?.units).toEqual([
      { model: "m", repository: "acme/models", group: "p-m" },
      { model: "n", repository: "acme/other.models", group: "p-n" },
    ]);
  });

  it("need no commit where nothing registers", () => {
    expect(
      compileText(aModelConf({ steps: "- {step_name: T, step_class: Training}" })).pipelines[0]?.definition
        .Parameters,
    ).toEqual([]);
  });

  it("check the group's name, for every value of a parameter", () => {
    const group = (name: string) =>
      compileText(
        aModelConf({
          sections: registry(`ModelRepack: false, ModelPackageGroupName: "${name}"`),
          steps: STEPS,
          pipeline: "parameters: {D: {default: a, enum: [a, b_c]}}",
        }),
      );
    expect(errorsOf(group("x".repeat(64)))).toEqual(["group-name"]);
    expect(errorsOf(group("a_b"))).toContain("group-name");
    expect(errorsOf(group("g-${parameters.D}"))).toContain("group-name");
    expect(group("good").pipelines[0]?.units[0]?.group).toBe("good");
  });

  it.each([
    ["a model without any training", "- {step_name: C, step_class: CreateModel}", "no-training"],
    [
      "a transform without a model",
      "- {step_name: P, step_class: Processing, step_type: preprocess}\n- {step_name: X, step_class: Transform, chain_input_source_step: P}",
      "no-model",
    ],
    [
      "a transform with nothing to read",
      "- {step_name: T, step_class: Training}\n- {step_name: C, step_class: CreateModel}\n- {step_name: X, step_class: Transform}",
      "no-input",
    ],
    ["an unknown class", "- {step_name: T, step_class: Trainig}", "unknown-step-class"],
    ["a step without a class", "- {step_name: T}", "missing-key"],
    [
      "two steps of one name",
      "- {step_name: T, step_class: Training}\n- {step_name: T, step_class: Training}",
      "duplicate-step",
    ],
    ["a step name that is not allowed", "- {step_name: 'a b', step_class: Training}", "invalid-value"],
  ])("report %s", (_, steps, code) => {
    expect(errorsOf(compileText(aModelConf({ steps })))).toEqual([code]);
  });
});
