import { describe, expect, it } from "@jest/globals";
import type {
  DefinitionParameter,
  DefinitionStep,
  PipelineDefinition,
} from "../../../../shared/compiler/definition.ts";
import { lintDefinition } from "../../../../shared/compiler/lint/lint-definition.ts";
import type { LintContext } from "../../../../shared/compiler/lint/lint-subject.ts";

const ROLE = "arn:aws:iam::111122223333:role/Role";

const training = (Name: string, more: object = {}, siblings: object = {}): DefinitionStep => ({
  Name,
  Type: "Training",
  Arguments: {
    AlgorithmSpecification: { TrainingInputMode: "File", TrainingImage: "i:1" },
    OutputDataConfig: { S3OutputPath: "s3://b/" },
    StoppingCondition: { MaxRuntimeInSeconds: 60 },
    ResourceConfig: { VolumeSizeInGB: 1, InstanceCount: 1, InstanceType: "ml.m5.large" },
    RoleArn: ROLE,
    ...more,
  },
  ...siblings,
});

const output = (OutputName: string) => ({
  OutputName,
  AppManaged: false,
  S3Output: { S3Uri: "s3://b/o", LocalPath: `/opt/ml/${OutputName}`, S3UploadMode: "EndOfJob" },
});
const processing = (Name: string, more: object = {}, siblings: object = {}): DefinitionStep => ({
  Name,
  Type: "Processing",
  Arguments: {
    ProcessingResources: {
      ClusterConfig: { InstanceType: "ml.m5.large", InstanceCount: 1, VolumeSizeInGB: 1 },
    },
    AppSpecification: { ImageUri: "i:1" },
    RoleArn: ROLE,
    ProcessingOutputConfig: { Outputs: [output("out")] },
    ...more,
  },
  PropertyFiles: [{ PropertyFileName: "Report", OutputName: "out", FilePath: "report.json" }],
  ...siblings,
});
const condition = (
  Name: string,
  Conditions: unknown[],
  IfSteps: DefinitionStep[] = [],
  ElseSteps: DefinitionStep[] = [],
): DefinitionStep =>
  ({ Name, Type: "Condition", Arguments: { Conditions, IfSteps, ElseSteps } }) as unknown as DefinitionStep;
const step = (Type: string, Arguments: object, siblings: object = {}): DefinitionStep =>
  ({ Name: "S", Type, Arguments, ...siblings }) as DefinitionStep;
const register = (more: object = {}) =>
  step("RegisterModel", {
    ModelPackageGroupName: "g",
    InferenceSpecification: {
      Containers: [{ Image: "i:1", ModelDataUrl: "s3://b/m.tar.gz" }],
      SupportedContentTypes: ["a/b"],
      SupportedResponseMIMETypes: ["a/b"],
    },
    ...more,
  });
const range = (more: object) => ({ Name: "lr", MinValue: "0.1", MaxValue: "1", ...more });
const tuning = (config: object = {}, definition: object = {}): DefinitionStep =>
  step("Tuning", {
    HyperParameterTuningJobConfig: {
      Strategy: "Random",
      HyperParameterTuningJobObjective: { Type: "Maximize", MetricName: "m" },
      ResourceLimits: { MaxNumberOfTrainingJobs: 2, MaxParallelTrainingJobs: 1 },
      ParameterRanges: { ContinuousParameterRanges: [range({})] },
      ...config,
    },
    TrainingJobDefinition: {
      StaticHyperParameters: { a: "1" },
      AlgorithmSpecification: {
        TrainingInputMode: "File",
        TrainingImage: "i:1",
        MetricDefinitions: [{ Name: "m", Regex: "m=(.*)" }],
      },
      OutputDataConfig: { S3OutputPath: "s3://b/" },
      StoppingCondition: { MaxRuntimeInSeconds: 60 },
      ResourceConfig: { VolumeSizeInGB: 1, InstanceCount: 1, InstanceType: "ml.m5.large" },
      RoleArn: ROLE,
      ...definition,
    },
  });

const define = (
  Steps: readonly DefinitionStep[],
  Parameters: readonly DefinitionParameter[] = [],
): PipelineDefinition => ({
  Version: "2020-12-01",
  Metadata: {},
  Parameters,
  PipelineExperimentConfig: null,
  Steps,
});
const lint = (
  steps: readonly DefinitionStep[],
  parameters: readonly DefinitionParameter[] = [],
  context: LintContext = {},
) => lintDefinition(define(steps, parameters), context).map(({ severity, code }) => `${severity} ${code}`);

const equals = { Type: "Equals", LeftValue: 1, RightValue: 1 };
const string = (Name: string, more: object = {}): DefinitionParameter =>
  ({ Name, Type: "String", DefaultValue: "x", ...more }) as DefinitionParameter;
const use = (name: string) => ({
  Environment: { V: { "Std:Join": { On: "", Values: [{ Get: `Parameters.${name}` }] } } },
});
const cached = { CacheConfig: { Enabled: true, ExpireAfter: "P1D" } };
const get = (path: string) => ({ Environment: { V: { Get: path } } });
const jsonGet = (read: object) => ({ Type: "Equals", LeftValue: { "Std:JsonGet": read }, RightValue: 1 });
const lambda = (outputs: readonly string[]) =>
  ({
    Name: "L",
    Type: "Lambda",
    Arguments: {},
    FunctionArn: "arn:aws:lambda:us-east-1:111122223333:function:f",
    OutputParameters: outputs.map((OutputName) => ({ OutputName, OutputType: "String" })),
  }) as unknown as DefinitionStep;
const model = (more: object) => step("Model", { ExecutionRoleArn: ROLE, ...more });

describe("the linter", () => {
  it("finds nothing in what is right", () => {
    const fine = [
      processing("P"),
      training(
        "T",
        {
          InputDataConfig: [
            {
              ChannelName: "c",
              DataSource: {
                S3DataSource: {
                  S3DataType: "S3Prefix",
                  S3Uri: { Get: "Steps.P.ProcessingOutputConfig.Outputs['out'].S3Output.S3Uri" },
                },
              },
            },
          ],
        },
        cached,
      ),
      condition(
        "C",
        [jsonGet({ PropertyFile: { Get: "Steps.P.PropertyFiles.Report" }, Path: "a.b" })],
        [register()],
        [{ Name: "F", Type: "Fail", Arguments: { ErrorMessage: "no" } }],
      ),
      { ...tuning(), Name: "U" },
      training("V", {
        HyperParameters: {
          best: { Get: "Steps.U.BestTrainingJob.TrainingJobName" },
          lr: { Get: "Steps.U.BestTrainingJob.TunedHyperParameters['lr']" },
        },
      }),
      lambda(["o"]),
      { ...processing("Q", get("Steps.L.OutputParameters['o']")), PropertyFiles: [] },
    ];
    expect(lint(fine)).toEqual([]);
  });

  const cases: readonly (readonly [
    string,
    readonly DefinitionStep[],
    string,
    (readonly DefinitionParameter[])?,
    LintContext?,
  ])[] = [
    ["1: an unknown member of arguments", [training("T", { Instances: 1 })], "error unknown-member"],
    ["1: an unknown member of a step", [training("T", {}, { Cache: true })], "error step-member"],
    ["1: an unknown step type", [step("Trainig", {})], "error step-type"],
    [
      "2: a scalar where a list belongs",
      [training("T", { InputDataConfig: { Get: "Parameters.A" } })],
      "error expression-type",
      [string("A")],
    ],
    [
      "3: a parameter of another type",
      [training("T", { RoleArn: ROLE, StoppingCondition: { MaxRuntimeInSeconds: { Get: "Parameters.A" } } })],
      "error expression-type",
      [string("A")],
    ],
    [
      "3: a joined text where a number belongs",
      [
        training("T", {
          StoppingCondition: { MaxRuntimeInSeconds: { "Std:Join": { On: "", Values: ["1"] } } },
        }),
      ],
      "error expression-type",
    ],
    [
      "4: a number in hyperparameters",
      [training("T", { HyperParameters: { a: 1 } })],
      "error api-constraint",
    ],
    [
      "5: a text that is too long",
      [training("T", { RoleArn: `arn:aws:iam::111122223333:role/${"x".repeat(3000)}` })],
      "error api-constraint",
    ],
    [
      "5: an enum value that does not fit",
      [
        training("T", {
          ResourceConfig: { VolumeSizeInGB: 1, InstanceCount: 1, InstanceType: { Get: "Parameters.A" } },
        }),
      ],
      "error parameter-value",
      [string("A", { DefaultValue: "ml.m5.large", EnumValues: ["ml.m5.large", "huge"] })],
    ],
    [
      "6: eleven inputs",
      [
        processing("P", {
          ProcessingInputs: Array.from({ length: 11 }, (_, index) => ({
            InputName: `i${index}`,
            AppManaged: false,
            S3Input: { S3Uri: "s3://b/i", LocalPath: `/opt/ml/i${index}`, S3DataType: "S3Prefix" },
          })),
        }),
      ],
      "error api-constraint",
    ],
    ["6: a missing member", [training("T", { RoleArn: null })], "error api-required"],
    [
      "7: a name used twice",
      [training("T"), condition("C", [equals], [training("T")])],
      "error duplicate-step-name",
    ],
    [
      "13: a name on both sides",
      [condition("C", [equals], [training("T")], [training("T")])],
      "error duplicate-step-name",
    ],
    ["8: an unknown step", [training("T", {}, { DependsOn: ["X"] })], "error unknown-step"],
    ["8: an unknown step in data", [training("T", get("Steps.X.A"))], "error unknown-step"],
    ["8: an unknown parameter", [training("T", get("Parameters.X"))], "error unknown-parameter"],
    [
      "8: an unknown property of the execution",
      [training("T", get("Execution.Nope"))],
      "error unknown-reference",
    ],
    ["8: an unused parameter", [training("T")], "warning unused-parameter", [string("A")]],
    [
      "9: a cycle",
      [training("A", {}, { DependsOn: ["B"] }), training("B", get("Steps.A.TrainingJobName"))],
      "error cycle",
    ],
    [
      "10: an edge from a condition",
      [condition("C", [equals], [training("T")]), training("U", {}, { DependsOn: ["C"] })],
      "error depends-on-condition",
    ],
    [
      "11: an edge out of a branch",
      [condition("C", [equals], [training("T")]), training("U", {}, { DependsOn: ["T"] })],
      "error needs-branch",
    ],
    [
      "11: an edge to the other side",
      [condition("C", [equals], [training("T")], [training("U", {}, { DependsOn: ["T"] })])],
      "error nested-needs-branch",
    ],
    [
      "12: a nested condition",
      [condition("C", [equals], [condition("D", [equals], [training("T")])])],
      "error nested-condition",
    ],
    ["14: no conditions", [condition("C", [], [training("T")])], "error condition-form"],
    [
      "14: an unknown condition",
      [condition("C", [{ Type: "NotEquals", LeftValue: 1, RightValue: 1 }], [training("T")])],
      "error condition-form",
    ],
    [
      "14: an empty Or",
      [condition("C", [{ Type: "Or", Conditions: [] }], [training("T")])],
      "error condition-form",
    ],
    [
      "14: In without values",
      [condition("C", [{ Type: "In", QueryValue: 1, Values: [] }], [training("T")])],
      "error condition-form",
    ],
    ["14: a Not of nothing", [condition("C", [{ Type: "Not" }], [training("T")])], "error condition-form"],
    [
      "14: a comparison with one side",
      [condition("C", [{ Type: "Equals", LeftValue: 1 }], [training("T")])],
      "error condition-form",
    ],
    [
      "15: operands of two types",
      [condition("C", [{ Type: "Equals", LeftValue: 1, RightValue: "1" }], [training("T")])],
      "error operand-types",
    ],
    [
      "15: an order of texts",
      [
        condition(
          "C",
          [{ Type: "GreaterThan", LeftValue: { Get: "Parameters.A" }, RightValue: "b" }],
          [training("T")],
        ),
      ],
      "error operand-order",
      [string("A")],
    ],
    [
      "16: a property file that is not declared",
      [
        processing("P"),
        condition(
          "C",
          [jsonGet({ PropertyFile: { Get: "Steps.P.PropertyFiles.Other" }, Path: "a" })],
          [training("T")],
        ),
      ],
      "error json-get",
    ],
    [
      "16: a property file of a training",
      [
        training("A"),
        condition(
          "C",
          [jsonGet({ PropertyFile: { Get: "Steps.A.PropertyFiles.R" }, Path: "a" })],
          [training("T")],
        ),
      ],
      "error json-get",
    ],
    [
      "16: a path that is not literal",
      [
        processing("P"),
        condition(
          "C",
          [jsonGet({ PropertyFile: { Get: "Steps.P.PropertyFiles.Report" }, Path: { Get: "Parameters.A" } })],
          [training("T")],
        ),
      ],
      "error json-get",
      [string("A")],
    ],
    [
      "16: neither file nor URI",
      [condition("C", [jsonGet({ Path: "a" })], [training("T")])],
      "error json-get",
    ],
    [
      "16: a property file of no output",
      [
        processing(
          "P",
          {},
          { PropertyFiles: [{ PropertyFileName: "R", OutputName: "nope", FilePath: "r" }] },
        ),
      ],
      "error json-get",
    ],
    [
      "16: a property file with an absolute path",
      [
        processing(
          "P",
          {},
          { PropertyFiles: [{ PropertyFileName: "R", OutputName: "out", FilePath: "/r" }] },
        ),
      ],
      "error json-get",
    ],
    [
      "17: a property that is not there",
      [training("A"), training("T", get("Steps.A.ModelArtifact.S3ModelArtifacts"))],
      "error property-path",
    ],
    [
      "17: an output that is not there",
      [processing("P"), training("T", get("Steps.P.ProcessingOutputConfig.Outputs['nope'].S3Output.S3Uri"))],
      "error unknown-output",
    ],
    ["17: a step as a whole", [training("A"), training("T", get("Steps.A"))], "error property-path"],
    [
      "17: a result of a Fail step",
      [
        { Name: "F", Type: "Fail", Arguments: { ErrorMessage: "x" } },
        training("T", get("Steps.F.ErrorMessage")),
      ],
      "error fail-reference",
    ],
    [
      "18: an output of a Lambda that is not declared",
      [lambda(["o"]), training("T", get("Steps.L.OutputParameters['q']"))],
      "error service-output",
    ],
    [
      "18: a nested output of a Lambda",
      [lambda(["o"]), training("T", get("Steps.L.OutputParameters['o'].p"))],
      "error service-output",
    ],
    ["18: outputs of one name", [lambda(["o", "o"])], "error service-output"],
    [
      "18: too many outputs",
      [lambda(Array.from({ length: 51 }, (_, index) => `o${index}`))],
      "error service-output",
    ],
    ["19: a name that is too long", [training("x".repeat(65))], "error name"],
    ["19: a name that is not allowed", [training("a b")], "error name"],
    [
      "20: a default of another type",
      [training("T", use("A"))],
      "error parameter-default",
      [{ Name: "A", Type: "Integer", DefaultValue: 1.5 }],
    ],
    [
      "20: a default out of its enum",
      [training("T", use("A"))],
      "error parameter-enum",
      [string("A", { EnumValues: ["y"] })],
    ],
    [
      "20: an enum of numbers",
      [training("T", use("A"))],
      "error parameter-enum",
      [{ Name: "A", Type: "Integer", EnumValues: ["1"] }],
    ],
    [
      "20: an empty default",
      [training("T", use("A"))],
      "warning parameter-empty",
      [string("A", { DefaultValue: "" })],
    ],
    [
      "20: a long default",
      [training("T", use("A"))],
      "warning parameter-long",
      [string("A", { DefaultValue: "x".repeat(1025) })],
    ],
    [
      "20: too many parameters",
      [training("T")],
      "error parameter-count",
      Array.from({ length: 201 }, (_, index) => string(`A${index}`)),
    ],
    [
      "21: no default where runs start by themselves",
      [training("T", use("A"))],
      "warning parameter-undefined",
      [{ Name: "A", Type: "String" }],
      { startsItself: true },
    ],
    [
      "22: two bounds of a retry",
      [
        training(
          "T",
          {},
          {
            RetryPolicies: [
              { ExceptionType: ["SageMaker.CAPACITY_ERROR"], MaxAttempts: 2, ExpireAfterMin: 2 },
            ],
          },
        ),
      ],
      "error retry",
    ],
    [
      "22: a retry of a condition",
      [{ ...condition("C", [equals], [training("T")]), RetryPolicies: [{}] } as DefinitionStep],
      "error retry",
    ],
    [
      "22: a job's exception on a model",
      [{ ...register(), RetryPolicies: [{ ExceptionType: ["SageMaker.CAPACITY_ERROR"] }] } as DefinitionStep],
      "error retry",
    ],
    [
      "22: an ignored exception",
      [
        {
          ...tuning(),
          RetryPolicies: [{ ExceptionType: ["SageMaker.JOB_INTERNAL_ERROR"] }],
        } as DefinitionStep,
      ],
      "warning retry",
    ],
    [
      "23: a cache without an end",
      [training("T", {}, { CacheConfig: { Enabled: true } })],
      "error cache-expiry",
    ],
    [
      "24: a cache that never hits",
      [training("T", get("Execution.PipelineExecutionId"), cached)],
      "warning cache-never-hits",
    ],
    [
      "25: a cache over an image that may change",
      [
        training(
          "T",
          { AlgorithmSpecification: { TrainingInputMode: "File", TrainingImage: "repo/i:latest" } },
          cached,
        ),
      ],
      "warning cache-mutable-image",
    ],
    [
      "25: a cache over data that may change",
      [
        training(
          "T",
          {
            InputDataConfig: [
              {
                ChannelName: "c",
                DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: "s3://b/d" } },
              },
            ],
          },
          cached,
        ),
      ],
      "info cache-mutable-data",
    ],
    ["26: a job name", [training("T", { TrainingJobName: "x" })], "error refused-member"],
    ["27: no objective", [tuning({ HyperParameterTuningJobObjective: undefined })], "error tuning"],
    [
      "27: a regex with two groups",
      [
        tuning(
          {},
          {
            AlgorithmSpecification: {
              TrainingInputMode: "File",
              TrainingImage: "i:1",
              MetricDefinitions: [{ Name: "m", Regex: "(m)=(.*)" }],
            },
          },
        ),
      ],
      "error tuning",
    ],
    [
      "27: an objective that is not read",
      [tuning({ HyperParameterTuningJobObjective: { Type: "Maximize", MetricName: "x" } })],
      "error tuning",
    ],
    [
      "27: an empty range",
      [tuning({ ParameterRanges: { ContinuousParameterRanges: [range({ MinValue: "2" })] } })],
      "error tuning",
    ],
    [
      "27: a logarithm of nothing",
      [
        tuning({
          ParameterRanges: {
            ContinuousParameterRanges: [range({ MinValue: "0", ScalingType: "Logarithmic" })],
          },
        }),
      ],
      "error tuning",
    ],
    ["27: what is searched and fixed", [tuning({}, { StaticHyperParameters: { lr: "1" } })], "error tuning"],
    [
      "27: more in parallel than at all",
      [tuning({ ResourceLimits: { MaxNumberOfTrainingJobs: 1, MaxParallelTrainingJobs: 2 } })],
      "error tuning",
    ],
    [
      "27: Hyperband that stops early",
      [tuning({ Strategy: "Hyperband", TrainingJobEarlyStoppingType: "Auto" })],
      "error tuning",
    ],
    ["27: a grid of numbers", [tuning({ Strategy: "Grid" })], "error tuning"],
    [
      "28: two algorithms",
      [
        training("T", {
          AlgorithmSpecification: { TrainingInputMode: "File", TrainingImage: "i:1", AlgorithmName: "a" },
        }),
      ],
      "error training-image",
    ],
    ["28: no time to stop", [training("T", { StoppingCondition: undefined })], "error training-stop"],
    [
      "28: spot that waits too little",
      [
        training("T", {
          EnableManagedSpotTraining: true,
          StoppingCondition: { MaxRuntimeInSeconds: 60, MaxWaitTimeInSeconds: 30 },
        }),
      ],
      "error training-spot",
    ],
    [
      "29: a configuration by name",
      [
        {
          ...step("EndpointConfig", {
            EndpointConfigName: "c",
            ProductionVariants: [
              { VariantName: "v", ModelName: "m", InitialInstanceCount: 1, InstanceType: "ml.m5.large" },
            ],
          }),
          Name: "E",
        },
        step("Endpoint", { EndpointName: "e", EndpointConfigName: "c" }),
      ],
      "error endpoint-config-name",
    ],
    [
      "30: a package without a container",
      [register({ InferenceSpecification: undefined })],
      "error package-container",
    ],
    [
      "30: an approval without anybody",
      [register({ ModelApprovalStatus: "Approved" })],
      "warning approved-by-default",
    ],
    [
      "30: an unknown status",
      [register({ ModelApprovalStatus: { Get: "Parameters.A" } })],
      "error approval-status",
      [string("A", { DefaultValue: "Maybe" })],
    ],
    ["31: a model without a container", [model({})], "error model-containers"],
    [
      "31: a multi-model without a prefix",
      [model({ PrimaryContainer: { Image: "i:1", Mode: "MultiModel", ModelDataUrl: "s3://b/models" } })],
      "error model-prefix",
    ],
    [
      "32: two clusters",
      [step("EMR", { ClusterId: "j-1", ClusterConfig: {}, StepConfig: {} })],
      "error cluster",
    ],
    [
      "32: another mode of AutoML",
      [step("AutoML", { AutoMLJobConfig: { Mode: "AUTO" } })],
      "error automl-mode",
    ],
    [
      "33: a flag that is none",
      [
        {
          ...processing("Q"),
          Type: "QualityCheck",
          PropertyFiles: undefined,
          SkipCheck: "yes",
        } as unknown as DefinitionStep,
      ],
      "error check-flag",
    ],
    [
      "34: an image of another region",
      [
        training("T", {
          AlgorithmSpecification: {
            TrainingInputMode: "File",
            TrainingImage: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/i:1",
          },
        }),
      ],
      "warning other-region",
      [],
      { region: "us-east-1" },
    ],
    [
      "34: a secret in the open",
      [training("T", { Environment: { DB_PASSWORD: "hunter2" } })],
      "warning secret",
    ],
    ["34: a token in the open", [training("T", { Environment: { HF_TOKEN: "hf_abc" } })], "warning secret"],
    [
      "35: a definition that is too large",
      Array.from({ length: 400 }, (_, index) =>
        training(`T${index}`, {
          HyperParameters: Object.fromEntries(
            Array.from({ length: 2 }, (__, key) => [`k${key}`, "x".repeat(2000)]),
          ),
        }),
      ),
      "error definition-size",
    ],
    ["35: many steps", Array.from({ length: 51 }, (_, index) => training(`T${index}`)), "warning many-steps"],
    ["35: a wide fan-out", Array.from({ length: 21 }, (_, index) => training(`T${index}`)), "warning wide"],
    ["36: a gate that says nothing", [condition("C", [equals], [register()])], "info silent-gate"],
  ];

  it.each(
    cases.map(([title, steps, expected, parameters = [], context = {}]) => ({
      title,
      steps,
      expected,
      parameters,
      context,
    })),
  )("finds rule $title", ({ steps, expected, parameters, context }) => {
    expect(lint(steps, parameters, context)).toContain(expected);
  });

  it.each(["TOKENIZERS_PARALLELISM", "MAX_TOKENS", "max_new_tokens"])("takes %s for no secret", (name) => {
    expect(lint([training("T", { Environment: { [name]: "8" } })])).toEqual([]);
  });

  it("takes what a start gives for a default", () => {
    const context = { startsItself: true, startParameters: new Set(["A"]) };
    expect(lint([training("T", use("A"))], [{ Name: "A", Type: "String" }], context)).toEqual([]);
  });

  it("does not take a code package, which is named by its content, for data that may change", () => {
    const uri = { S3DataType: "S3Prefix", S3Uri: "s3://b/p/code/0a1b/sourcedir.tar.gz" };
    const InputDataConfig = [{ ChannelName: "code", DataSource: { S3DataSource: uri } }];
    expect(lint([training("T", { InputDataConfig }, cached)])).toEqual([]);
  });

  it("warns that a transform of a new model never hits its cache", () => {
    const made = { ...model({ PrimaryContainer: { Image: "i:1" } }), Name: "M" };
    const transform = step(
      "Transform",
      {
        ModelName: { Get: "Steps.M.ModelName" },
        TransformInput: { DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: "s3://b/i" } } },
        TransformOutput: { S3OutputPath: "s3://b/o" },
        TransformResources: { InstanceCount: 1, InstanceType: "ml.m5.large" },
      },
      cached,
    );
    expect(lint([made, transform])).toEqual(["warning cache-new-model"]);
  });
});
