import { describe, expect, it } from "@jest/globals";
import { compile } from "../../../shared/compiler/compile.ts";
import { mergeConfigs } from "../../../shared/config/merge-configs.ts";
import { aCompileContext } from "../../builders/a-compile-context.ts";
import { aConfigFile } from "../../builders/a-config-file.ts";
import { aModelConf } from "../../builders/a-model-conf.ts";
import { compileText } from "../../builders/compile-text.ts";
import { errorsOf } from "../../builders/errors-of.ts";
import { findStep } from "../../builders/find-step.ts";

const T = "- {step_name: T, step_class: Training}";

describe("compiling a project", () => {
  it("leaves out a pipeline with errors and keeps the others", () => {
    const broken = aConfigFile(
      "conf: {sagemakerPipeline: {pipelineName: broken, models: {m: {steps: [{step_name: X, step_class: Processing, step_type: none}]}}}}",
      { path: "z/conf.yaml" },
    );
    const { pipelines, diagnostics } = compile(
      mergeConfigs([aConfigFile(aModelConf({ steps: T })), broken]).config,
      aCompileContext(),
    );
    expect(pipelines.map(({ name }) => name)).toEqual(["p"]);
    expect(diagnostics.filter(({ severity }) => severity === "error").map(({ file }) => file)).toEqual([
      "z/conf.yaml",
    ]);
  });

  it("carries what the service keeps beside the definition", () => {
    const pipeline =
      "display_name: Nice\ndescription: Does it\ntags: {team: ml, n: 1}\nparallelism: 3\nexperiment: false\nparameters: {A: {default: 1, type: Float}, B: true}\nstart: {parameters: {A: 2.0}, selected_steps: [T], source_execution: arn}";
    const [compiled] = compileText(aModelConf({ steps: T, pipeline })).pipelines;
    expect(compiled).toMatchObject({
      displayName: "Nice",
      description: "Does it",
      tags: { team: "ml", n: "1" },
      parallelism: 3,
      start: { parameters: { A: "2.0" }, selectedSteps: ["T"], sourceExecution: "arn" },
      anchor: { repository: "acme/models", path: "conf/conf.yaml" },
      definition: {
        PipelineExperimentConfig: null,
        Parameters: [
          { Name: "A", Type: "Float", DefaultValue: 1 },
          { Name: "B", Type: "Boolean", DefaultValue: true },
        ],
      },
    });
    expect(compiled?.text).toBe(JSON.stringify(compiled?.definition));
  });

  it("gives steps their names, retries and caches", () => {
    const steps =
      "- {step_name: T, step_class: Training, display_name: D, description: E, cache: {expire_after: PT12H}, retry: [{on: Step.THROTTLING}, {on: [SageMaker.CAPACITY_ERROR], expire_after_minutes: 9, backoff_rate: 1.5}]}";
    expect(findStep(compileText(aModelConf({ steps })), "T")).toMatchObject({
      DisplayName: "D",
      Description: "E",
      CacheConfig: { Enabled: true, ExpireAfter: "PT12H" },
      RetryPolicies: [
        { ExceptionType: ["Step.THROTTLING"], MaxAttempts: 5 },
        { ExceptionType: ["SageMaker.CAPACITY_ERROR"], BackoffRate: 1.5, ExpireAfterMin: 9 },
      ],
    });
  });

  it("caches where the config says so only", () => {
    const cache = (said: string) =>
      findStep(compileText(aModelConf({ steps: `- {step_name: T, step_class: Training${said}}` })), "T")
        .CacheConfig;
    const on = { Enabled: true, ExpireAfter: "P10D" };
    expect([
      cache(""),
      cache(", enable_cache: false"),
      cache(", enable_cache: true"),
      cache(", cache: true"),
      cache(", enable_cache: true, cache: false"),
      cache(", cache: {enabled: false}"),
    ]).toEqual([undefined, undefined, on, on, undefined, undefined]);
    expect(
      errorsOf(
        compileText(
          aModelConf({ steps: "- {step_name: T, step_class: Training, cache: {expire_after: 10d}}" }),
        ),
      ),
    ).toEqual(["duration"]);
    const { diagnostics } = compileText(
      aModelConf({ steps: `${T}\n- {step_name: C, step_class: CreateModel, enable_cache: true}` }),
    );
    expect(diagnostics).toContainEqual(
      expect.objectContaining({ code: "not-cacheable", severity: "warning" }),
    );
  });

  it("gives a job its data version, which changes the cache key", () => {
    const { Arguments } = findStep(
      compileText(
        aModelConf({
          sections: "fit: {image_uri: i:1, entry_point: t.py, data_version: 2024-06-01, env: {A: b}}",
          steps: "- {step_name: T, step_class: Training, step_type: fit}",
        }),
      ),
      "T",
    );
    expect(Arguments.Environment).toEqual({ A: "b", DATA_VERSION: "2024-06-01" });
  });

  it("reports a token without a value, and a model that no pipeline builds", () => {
    const { diagnostics } = compileText(
      `${aModelConf({ sections: "fit: {image_uri: SMP_NOPE.dkr, entry_point: t.py}\nother: {SMP_NOPE: [SMP_NOPE]}", steps: "- {step_name: T, step_class: Training, step_type: fit}" })}`,
    );
    expect(diagnostics).toContainEqual(
      expect.objectContaining({
        code: "unresolved-token",
        path: "conf.models.m.fit.image_uri",
        message: "the token SMP_NOPE has no value here",
      }),
    );
    expect(compileText("conf: {models: {m: {}}}").diagnostics).toEqual([
      expect.objectContaining({ code: "unbuilt-model", severity: "warning" }),
    ]);
  });

  it("names the model, the section and the reference that were meant", () => {
    const hints = (text: string) =>
      compileText(text)
        .diagnostics.filter(({ severity }) => severity === "error")
        .map(({ code, hint }) => [code, hint]);
    expect(
      hints(aModelConf({ steps: T }).replace("      m:\n        steps", "      n:\n        steps")),
    ).toEqual([["unknown-model", "use one of m"]]);
    expect(
      hints(
        aModelConf({
          sections: 'fit: {image_uri: "${parameters.Imag}", entry_point: t.py}',
          steps: "- {step_name: T, step_class: Training, step_type: fit}",
          pipeline: "parameters: {Image: x}",
        }),
      )[0],
    ).toEqual(["unknown-reference", 'did you mean "Image"?']);
    expect(hints(aModelConf({ sections: "sorce_directory: x", steps: T }))).toEqual([
      ["unknown-key", 'did you mean "source_directory"?'],
    ]);
  });

  it("tells what has no effect, once for each section", () => {
    const { diagnostics } = compileText(
      aModelConf({
        sections: "work: {image_uri: i:1, entry_point: p.py, s3_data_type: x, s3_upload_mode: y}",
        steps:
          "- {step_name: P, step_class: Processing, step_type: work}\n- {step_name: Q, step_class: Processing, step_type: work}",
      }),
    );
    expect(diagnostics.filter(({ code }) => code === "no-effect").map(({ message }) => message)).toEqual([
      '"s3_data_type", "s3_upload_mode" have no effect here, as in the original framework',
    ]);
  });

  it("refuses more steps than a pipeline can have", () => {
    const steps = Array.from(
      { length: 6 },
      (_, index) =>
        `- {step_name: T${index}, step_class: Training, for_each: [${Array.from({ length: 199 }, (__, value) => value).join(", ")}]}`,
    ).join("\n");
    expect(errorsOf(compileText(aModelConf({ steps })))).toContain("too-many-steps");
  });

  it("takes the service's own words", () => {
    const steps =
      "- {step_name: S, step_class: Raw, type: Lambda, arguments: {word: '${parameters.A}'}, properties: {FunctionArn: f}}";
    expect(findStep(compileText(aModelConf({ steps, pipeline: "parameters: {A: x}" })), "S")).toEqual({
      Name: "S",
      Type: "Lambda",
      Arguments: { word: { Get: "Parameters.A" } },
      FunctionArn: "f",
    });
  });

  it("calls services and checks data", () => {
    const sections = [
      "lambda: {function_arn: 'arn:aws:lambda:us-east-1:111122223333:function:f', inputs: {a: '${steps.T.TrainingJobName}'}, outputs: {ok: Boolean}}",
      "callback: {queue_url: 'https://sqs.us-east-1.amazonaws.com/111122223333/q', outputs: {n: Integer}}",
      "quality_check: {type: DATA_QUALITY, image_uri: i:1, dataset: 's3://b/d'}",
      "clarify_check: {type: DATA_BIAS, image_uri: i:1, config: {methods: {report: {name: r}}}}",
      "emr: {cluster_id: j-1, jar: 's3://b/j.jar', properties: {a: b}}",
      "emr_serverless: {application_id: a, job: {jobDriver: {sparkSubmit: {entryPoint: 's3://b/s.py'}}}}",
      "automl: {target: y, objective: AUC, problem_type: BinaryClassification}",
      "notebook: {image_uri: i:1, notebook: n.ipynb, parameters: {x: 1}}",
    ].join("\n");
    const steps = [
      T,
      "- {step_name: P, step_class: Processing, step_type: preprocess}",
      "- {step_name: C, step_class: CreateModel}",
      ...[
        "Lambda",
        "Callback",
        "QualityCheck",
        "EMR",
        "EMRServerless",
        "EndpointConfig",
        "Endpoint",
        "Notebook",
      ].map((name) => `- {step_name: ${name}, step_class: ${name}}`),
      "- {step_name: ClarifyCheck, step_class: ClarifyCheck, chain_input_source_step: P}",
      "- {step_name: AutoML, step_class: AutoML, chain_input_source_step: P}",
    ].join("\n");
    const compilation = compileText(
      aModelConf({ sections: `${sections}\nendpoint_config: {instance_type: ml.m5.large}`, steps }),
    );
    expect(errorsOf(compilation)).toEqual([]);
    expect(findStep(compilation, "Lambda")).toMatchObject({
      Type: "Lambda",
      Arguments: { a: { Get: "Steps.T.TrainingJobName" } },
      OutputParameters: [{ OutputName: "ok", OutputType: "Boolean" }],
    });
    expect(findStep(compilation, "Callback")).toMatchObject({
      Type: "Callback",
      Arguments: {},
      SqsQueueUrl: "https://sqs.us-east-1.amazonaws.com/111122223333/q",
    });
    expect(findStep(compilation, "QualityCheck")).toMatchObject({
      CheckType: "DATA_QUALITY",
      ModelPackageGroupName: "p-m",
      SkipCheck: false,
      FailOnViolation: true,
    });
    expect(findStep(compilation, "ClarifyCheck").Arguments.ProcessingInputs).toHaveLength(2);
    expect(findStep(compilation, "EMR").Arguments).toEqual({
      ClusterId: "j-1",
      StepConfig: { HadoopJarStep: { Jar: "s3://b/j.jar", Properties: [{ Key: "a", Value: "b" }] } },
    });
    expect(findStep(compilation, "EMRServerless").Arguments).toMatchObject({
      ApplicationId: "a",
      ExecutionRoleArn: "arn:aws:iam::111122223333:role/SMRole",
    });
    expect(findStep(compilation, "AutoML").Arguments).toMatchObject({
      AutoMLJobConfig: { Mode: "ENSEMBLING" },
      InputDataConfig: [{ TargetAttributeName: "y" }],
    });
    expect(findStep(compilation, "EndpointConfig").Arguments).toMatchObject({
      ProductionVariants: [{ ModelName: { Get: "Steps.C-CreateModel.ModelName" } }],
    });
    expect(findStep(compilation, "Endpoint").Arguments).toMatchObject({
      EndpointName: "p-m",
      EndpointConfigName: { Get: "Steps.EndpointConfig.EndpointConfigName" },
    });
    expect(findStep(compilation, "Notebook").Arguments.HyperParameters).toMatchObject({
      notebook: '"n.ipynb"',
      notebook_parameters: '{"x":1}',
      sagemaker_program: '"run_notebook.py"',
    });
  });
});
