import { describe, expect, it } from "@jest/globals";
import type {
  DefinitionParameter,
  DefinitionStep,
  PipelineDefinition,
} from "../../../../shared/compiler/definition.ts";
import { lintDefinition } from "../../../../shared/compiler/lint/lint-definition.ts";
import type { LintFinding } from "../../../../shared/compiler/lint/lint-finding.ts";
import type { LintContext } from "../../../../shared/compiler/lint/lint-subject.ts";

const ROLE = "arn:aws:iam::111122223333:role/Role";
const JOB = {
  AlgorithmSpecification: { TrainingInputMode: "File", TrainingImage: "i:1" },
  OutputDataConfig: { S3OutputPath: "s3://b/" },
  StoppingCondition: { MaxRuntimeInSeconds: 60 },
  ResourceConfig: { VolumeSizeInGB: 1, InstanceCount: 1, InstanceType: "ml.m5.large" },
  RoleArn: ROLE,
};
const step = (Name: string, Type: string, Arguments: object, siblings: object = {}): DefinitionStep =>
  ({ Name, Type, Arguments, ...siblings }) as DefinitionStep;
const training = (Name: string, more: object = {}, siblings: object = {}): DefinitionStep =>
  step(Name, "Training", { ...JOB, ...more }, siblings);
const cached = (more: object) => training("T", more, { CacheConfig: { Enabled: true, ExpireAfter: "P1D" } });
const env = (V: unknown) => ({ Environment: { V } });
const channel = (ChannelName: string, S3Uri = "s3://b/d", more: object = {}) => ({
  ChannelName,
  DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri } },
  ...more,
});
const input = (InputName: string, LocalPath = `/opt/ml/${InputName}`) => ({
  InputName,
  AppManaged: false,
  S3Input: { S3Uri: "s3://b/i", LocalPath, S3DataType: "S3Prefix" },
});
const output = (OutputName: string) => ({
  OutputName,
  AppManaged: false,
  S3Output: { S3Uri: "s3://b/o", LocalPath: `/opt/ml/${OutputName}`, S3UploadMode: "EndOfJob" },
});
const processing = (Name: string, more: object = {}): DefinitionStep =>
  step(Name, "Processing", {
    ProcessingResources: {
      ClusterConfig: { InstanceType: "ml.m5.large", InstanceCount: 1, VolumeSizeInGB: 1 },
    },
    AppSpecification: { ImageUri: "i:1" },
    RoleArn: ROLE,
    ...more,
  });
const fail = (Name: string) => step(Name, "Fail", { ErrorMessage: "no" });
const condition = (...Conditions: unknown[]) =>
  step("C", "Condition", { Conditions, IfSteps: [fail("F")], ElseSteps: [] });
const compare = (LeftValue: unknown, RightValue: unknown, Type = "Equals") => ({
  Type,
  LeftValue,
  RightValue,
});
const range = (more: object = {}) => ({ Name: "lr", MinValue: "0.1", MaxValue: "1", ...more });
const search = (name: string, more: object = {}) => ({
  DefinitionName: name,
  TuningObjective: { Type: "Maximize", MetricName: "m" },
  HyperParameterRanges: { ContinuousParameterRanges: [range()] },
  ...JOB,
  AlgorithmSpecification: {
    ...JOB.AlgorithmSpecification,
    MetricDefinitions: [{ Name: "m", Regex: "m=(.*)" }],
  },
  ...more,
});
const tuning = (Arguments: object, config: object = {}): DefinitionStep =>
  step("U", "Tuning", {
    HyperParameterTuningJobConfig: {
      Strategy: "Random",
      ResourceLimits: { MaxNumberOfTrainingJobs: 2, MaxParallelTrainingJobs: 2 },
      ...config,
    },
    ...Arguments,
  });
const register = (more: object = {}) =>
  step("R", "RegisterModel", {
    ModelPackageGroupName: "g",
    InferenceSpecification: {
      Containers: [{ Image: "i:1", ModelDataUrl: "s3://b/m.tar.gz" }],
      SupportedContentTypes: ["a/b"],
      SupportedResponseMIMETypes: ["a/b"],
    },
    ...more,
  });
const parameter = (Name: string, more: object = {}) =>
  ({ Name, Type: "String", DefaultValue: "x", ...more }) as DefinitionParameter;

type Case = {
  readonly steps: readonly DefinitionStep[];
  readonly parameters?: readonly DefinitionParameter[];
  readonly context?: LintContext;
};
const told = ({ steps, parameters = [], context = {} }: Case) => {
  const definition: PipelineDefinition = {
    Version: "2020-12-01",
    Metadata: {},
    Parameters: parameters,
    PipelineExperimentConfig: null,
    Steps: steps,
  };
  return lintDefinition(definition, context).map(({ severity, code, path, message, hint }: LintFinding) =>
    `${severity} ${code} ${path}: ${message}${hint === undefined ? "" : ` (${hint})`}`.slice(0, 250),
  );
};

describe("the linter takes", () => {
  it.each<[string, Case]>([
    [
      "as many steps as the quota allows",
      { steps: Array.from({ length: 50 }, (_, index) => training(`T${index}`)), context: { parallelism: 2 } },
    ],
    [
      "twenty steps at the same time",
      { steps: Array.from({ length: 20 }, (_, index) => training(`T${index}`)) },
    ],
    [
      "steps that wait, however many follow one",
      {
        steps: [
          training("T"),
          ...Array.from({ length: 30 }, (_, index) => training(`U${index}`, {}, { DependsOn: ["T"] })),
        ],
      },
    ],
    [
      "spot training that waits as long as it runs",
      {
        steps: [
          training("T", {
            EnableManagedSpotTraining: true,
            StoppingCondition: { MaxRuntimeInSeconds: 60, MaxWaitTimeInSeconds: 60 },
          }),
        ],
      },
    ],
    ["a job on demand that need not wait", { steps: [training("T", { EnableManagedSpotTraining: false })] }],
    ["names of 64 letters", { steps: [training("x".repeat(64))] }],
    [
      "as many jobs in parallel as there are",
      { steps: [tuning({ TrainingJobDefinitions: [search("a"), search("b")] })] },
    ],
    [
      "a logarithm from above zero",
      {
        steps: [
          tuning({
            TrainingJobDefinitions: [
              search("a", {
                HyperParameterRanges: { ContinuousParameterRanges: [range({ ScalingType: "Logarithmic" })] },
              }),
            ],
          }),
        ],
      },
    ],
    [
      "a range below zero that is not logarithmic",
      {
        steps: [
          tuning({
            TrainingJobDefinitions: [
              search("a", {
                HyperParameterRanges: { ContinuousParameterRanges: [range({ MinValue: "-1" })] },
              }),
            ],
          }),
        ],
      },
    ],
    [
      "ranges that only a run knows",
      {
        steps: [
          tuning({
            TrainingJobDefinitions: [
              search("a", {
                HyperParameterRanges: {
                  ContinuousParameterRanges: [range({ MinValue: { Get: "Parameters.A" } })],
                },
              }),
            ],
          }),
        ],
        parameters: [parameter("A", { EnumValues: ["x"] })],
      },
    ],
    [
      "Hyperband that stops jobs by itself",
      {
        steps: [
          tuning(
            { TrainingJobDefinitions: [search("a")] },
            { Strategy: "Hyperband", TrainingJobEarlyStoppingType: "Off" },
          ),
        ],
      },
    ],
    [
      "other searches that stop early",
      {
        steps: [tuning({ TrainingJobDefinitions: [search("a")] }, { TrainingJobEarlyStoppingType: "Auto" })],
      },
    ],
    [
      "a grid of lists",
      {
        steps: [
          tuning(
            {
              TrainingJobDefinitions: [
                search("a", {
                  HyperParameterRanges: { CategoricalParameterRanges: [{ Name: "k", Values: ["a"] }] },
                }),
              ],
            },
            { Strategy: "Grid" },
          ),
        ],
      },
    ],
    [
      "data of its own place in a job",
      {
        steps: [
          processing("P", {
            ProcessingInputs: [input("a"), input("b")],
            ProcessingOutputConfig: { Outputs: [output("a"), output("b")] },
          }),
        ],
      },
    ],
    [
      "channels of several names",
      { steps: [training("T", { InputDataConfig: [channel("a"), channel("b")] })] },
    ],
    ["numbers in order", { steps: [condition(compare(1, 2, "GreaterThan"))] }],
    [
      "numbers of parameters and of text where text belongs",
      {
        steps: [
          condition(
            compare({ Get: "Parameters.N" }, 2, "LessThanOrEqualTo"),
            compare({ Get: "Parameters.F" }, 1.5, "LessThan"),
            compare({ "Std:Join": { On: "", Values: ["a"] } }, "a"),
          ),
        ],
        parameters: [
          parameter("N", { Type: "Integer", DefaultValue: 1 }),
          parameter("F", { Type: "Float", DefaultValue: 1.5 }),
        ],
      },
    ],
    ["a membership of one kind", { steps: [condition({ Type: "In", QueryValue: "a", Values: ["a", "b"] })] }],
    [
      "conditions within conditions",
      { steps: [condition({ Type: "Not", Condition: { Type: "Or", Conditions: [compare(1, 1)] } })] },
    ],
    [
      "a cached step whose image has a version",
      {
        steps: [
          cached({
            AlgorithmSpecification: { TrainingInputMode: "File", TrainingImage: "host:5000/i@sha256:0a" },
          }),
        ],
      },
    ],
    [
      "a cached step of versioned data",
      { steps: [cached({ InputDataConfig: [channel("c")], Environment: { DATA_VERSION: "1" } })] },
    ],
    [
      "a cached step of a manifest",
      { steps: [cached({ InputDataConfig: [channel("c", "s3://b/x.manifest")] })] },
    ],
    [
      "a cached step whose outputs have a place of their own",
      {
        steps: [
          cached({
            OutputDataConfig: {
              S3OutputPath: {
                "Std:Join": { On: "/", Values: ["s3://b", { Get: "Execution.PipelineExecutionId" }] },
              },
            },
          }),
        ],
      },
    ],
    ["a cached step that knows its pipeline", { steps: [cached(env({ Get: "Execution.PipelineName" }))] }],
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
    ["a group name of 63 letters", { steps: [register({ ModelPackageGroupName: "g".repeat(63) })] }],
    [
      "a status that a person decides",
      { steps: [register({ ModelApprovalStatus: "PendingManualApproval" })] },
    ],
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
  ])("%s", (_title, subject) => {
    expect(told(subject)).toEqual([]);
  });
});

const cases: readonly (readonly [string, Case, string | readonly string[]])[] = [
  [
    "two definitions of a search",
    { steps: [tuning({ TrainingJobDefinition: search("a"), TrainingJobDefinitions: [search("a")] })] },
    "error tuning U.Arguments: a tuning has either TrainingJobDefinition or TrainingJobDefinitions",
  ],
  [
    "no definition of a search",
    { steps: [tuning({})] },
    "error tuning U.Arguments: a tuning has either TrainingJobDefinition or TrainingJobDefinitions",
  ],
  [
    "two algorithms of one name",
    { steps: [tuning({ TrainingJobDefinitions: [search("a"), search("a")] })] },
    'error tuning U.Arguments: two algorithms are called "a"',
  ],
  [
    "an algorithm without an objective",
    {
      steps: [tuning({ TrainingJobDefinitions: [search("a"), search("b", { TuningObjective: undefined })] })],
    },
    "error tuning U.Arguments.TrainingJobDefinitions[1]: a tuning needs an objective",
  ],
  [
    "an algorithm that searches what it fixes",
    {
      steps: [
        tuning({ TrainingJobDefinitions: [search("a", { StaticHyperParameters: { lr: "1", other: "2" } })] }),
      ],
    },
    'error tuning U.Arguments.TrainingJobDefinitions[0].StaticHyperParameters.lr: "lr" is both searched and fixed (remove it from hyperparams or from ranges)',
  ],
  [
    "an empty range of one value",
    {
      steps: [
        tuning({
          TrainingJobDefinitions: [
            search("a", { HyperParameterRanges: { ContinuousParameterRanges: [range({ MinValue: "1" })] } }),
          ],
        }),
      ],
    },
    'error tuning U.Arguments.TrainingJobDefinitions[0].HyperParameterRanges.ContinuousParameterRanges[0].MinValue: the range of "lr" is empty: 1 is not less than 1',
  ],
  [
    "a name of an algorithm that is not allowed",
    { steps: [tuning({ TrainingJobDefinitions: [search("a_b")] })] },
    [
      "error api-constraint U.Arguments.TrainingJobDefinitions[0].DefinitionName: Value 'a_b' at 'trainingJobDefinitions.1.member.definitionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9](-*[a-zA-Z0-9]){0,63}",
      'error name U.Arguments.TrainingJobDefinitions[0]: the name of a training definition "a_b" holds characters that are not allowed (it must match ^[A-Za-z0-9](-*[A-Za-z0-9])*$)',
    ],
  ],
  [
    "a grid of several algorithms, one of them with numbers",
    {
      steps: [
        tuning(
          {
            TrainingJobDefinitions: [
              search("a", {
                HyperParameterRanges: { CategoricalParameterRanges: [{ Name: "k", Values: ["a"] }] },
              }),
              search("b"),
            ],
          },
          { Strategy: "Grid" },
        ),
      ],
    },
    "error tuning U.Arguments.HyperParameterTuningJobConfig.Strategy: Grid searches lists of values only (write ranges as lists)",
  ],
  [
    "inputs of one name",
    { steps: [processing("P", { ProcessingInputs: [input("a", "/opt/ml/1"), input("a", "/opt/ml/2")] })] },
    'error processing-names P.Arguments: two inputs are called "a" (rename one of them)',
  ],
  [
    "inputs in one folder",
    { steps: [processing("P", { ProcessingInputs: [input("a", "/opt/ml/1"), input("b", "/opt/ml/1")] })] },
    'error processing-names P.Arguments: two inputs lie in "/opt/ml/1" (rename one of them)',
  ],
  [
    "outputs of one name",
    { steps: [processing("P", { ProcessingOutputConfig: { Outputs: [output("a"), output("a")] } })] },
    'error processing-names P.Arguments: two outputs are called "a" (rename one of them)',
  ],
  [
    "channels of one name",
    { steps: [training("T", { InputDataConfig: [channel("a"), channel("b"), channel("a")] })] },
    'error training-channels T.Arguments: two channels are called "a"',
  ],
  [
    "a channel name that is not allowed",
    { steps: [training("T", { InputDataConfig: [channel("a b")] })] },
    [
      "error api-constraint T.Arguments.InputDataConfig[0].ChannelName: Value 'a b' at 'inputDataConfig.1.member.channelName' failed to satisfy constraint: Member must satisfy regular expression pattern: [A-Za-z0-9\\.\\-_]+",
      'error name T.Arguments.InputDataConfig[0]: the channel name "a b" holds characters that are not allowed (it must match ^[A-Za-z0-9._-]+$)',
    ],
  ],
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
  [
    "spot training that is not told how long to wait",
    { steps: [training("T", { EnableManagedSpotTraining: true })] },
    "error training-spot T.Arguments.StoppingCondition.MaxWaitTimeInSeconds: spot training must be allowed to wait at least as long as it may run (60 seconds) (raise spot.max_wait_seconds)",
  ],
  [
    "a condition without a type",
    { steps: [condition({})] },
    "error condition-form C.Arguments.Conditions[0]: a condition has no Type",
  ],
  [
    "a mistake deep in a condition",
    {
      steps: [
        condition({
          Type: "Or",
          Conditions: [compare(1, 1), { Type: "Not", Condition: { Type: "In", Values: [1] } }],
        }),
      ],
    },
    "error condition-form C.Arguments.Conditions[0].Conditions[1].Condition: the condition In needs QueryValue and Values",
  ],
  [
    "an empty membership",
    { steps: [condition({ Type: "In", QueryValue: 1, Values: [] })] },
    "error condition-form C.Arguments.Conditions[0]: the condition In needs QueryValue and Values",
  ],
  [
    "a membership of two kinds",
    { steps: [condition({ Type: "In", QueryValue: "a", Values: ["a", 1] })] },
    "error operand-types C.Arguments.Conditions[0]: a string is compared with a number, which never agree (compare values of one type)",
  ],
  [
    "truth in order",
    { steps: [condition(compare(true, false, "LessThan"))] },
    "error operand-order C.Arguments.Conditions[0]: LessThan puts numbers in order, not a boolean (compare with == or in, or declare the parameter as Integer or Float)",
  ],
  [
    "a joined text in order",
    { steps: [condition(compare({ "Std:Join": { On: "", Values: ["a"] } }, "b", "GreaterThanOrEqualTo"))] },
    "error operand-order C.Arguments.Conditions[0]: GreaterThanOrEqualTo puts numbers in order, not a string (compare with == or in, or declare the parameter as Integer or Float)",
  ],
  [
    "a truth parameter beside a number",
    {
      steps: [condition(compare({ Get: "Parameters.B" }, 1))],
      parameters: [parameter("B", { Type: "Boolean", DefaultValue: true })],
    },
    "error operand-types C.Arguments.Conditions[0]: a boolean is compared with a number, which never agree (compare values of one type)",
  ],
  [
    "no property path",
    { steps: [training("A"), training("T", env({ Get: "Steps.A.[x]" }))] },
    "error property-path T.Arguments.Environment.V: \"Steps.A.[x]\" is no property path (write members after dots, names in ['…'] and indices in […])",
  ],
  [
    "a reference into no space",
    { steps: [training("T", env({ Get: "Things.A" }))] },
    'error unknown-reference T.Arguments.Environment.V: "Things.A" refers to nothing (a reference starts with Steps, Parameters or Execution)',
  ],
  [
    "a longer cycle",
    {
      steps: [
        training("A", {}, { DependsOn: ["C"] }),
        training("B", {}, { DependsOn: ["A"] }),
        training("C", {}, { DependsOn: ["B"] }),
        training("D", {}, { DependsOn: ["C"] }),
      ],
    },
    "error cycle A: these steps wait for each other: A >> B >> C >> A (remove one of the edges or references between them)",
  ],
  [
    "a cached step that starts at a time",
    { steps: [cached(env({ "Std:Join": { On: "", Values: ["x", { Get: "Execution.StartDateTime" }] } }))] },
    'warning cache-never-hits T.Arguments.Environment.V.Std:Join.Values[1]: step "T" is cached, but "Execution.StartDateTime" differs in every run, so the cache never hits (remove the reference or the cache setting)',
  ],
  [
    "a cached search over an image without a version",
    {
      steps: [
        {
          ...tuning({
            TrainingJobDefinitions: [
              search("a"),
              search("b", {
                AlgorithmSpecification: {
                  TrainingInputMode: "File",
                  TrainingImage: "host:5000/i",
                  MetricDefinitions: [{ Name: "m", Regex: "m=(.*)" }],
                },
              }),
            ],
          }),
          CacheConfig: { Enabled: true, ExpireAfter: "P1D" },
        } as DefinitionStep,
      ],
    },
    'warning cache-mutable-image U: step "U" is cached, but what "host:5000/i" means may change (name a version or a digest of the image)',
  ],
  [
    "a cached processing of data and code",
    {
      steps: [
        {
          ...processing("P", { ProcessingInputs: [input("code"), input("entrypoint"), input("a")] }),
          CacheConfig: { Enabled: true, ExpireAfter: "P1D" },
        } as DefinitionStep,
      ],
    },
    'info cache-mutable-data P.CacheConfig: step "P" is cached by the name of "s3://b/i", not by what lies there (raise data_version in its section when the data changes)',
  ],
  [
    "a key of another region",
    {
      steps: [
        training("T", {
          OutputDataConfig: { S3OutputPath: "s3://b/", KmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/a" },
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
  [
    "a group name that is too long",
    { steps: [register({ ModelPackageGroupName: "g".repeat(64) })] },
    [
      "error api-constraint R.Arguments.ModelPackageGroupName: Value 'gggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggg' at 'modelPackageGroupName' failed to satisfy constraint: Member must satisfy regular expression pattern: (arn:aws[a-z\\-]*",
      'error group-name R.Arguments.ModelPackageGroupName: the model package group name "gggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggg" is not allowed: at most 63 letters, digits and inner hyphens (shorten registry.ModelPackageGroupName, ',
    ],
  ],
  [
    "a group name by a parameter that does not fit",
    {
      steps: [
        register({
          ModelPackageGroupName: { "Std:Join": { On: "-", Values: ["g", { Get: "Parameters.A" }] } },
        }),
      ],
      parameters: [parameter("A", { DefaultValue: "ok", EnumValues: ["ok", "not_ok"] })],
    },
    [
      "error parameter-value R.Arguments.ModelPackageGroupName: Model Validation failed: with its parameters it becomes 'g-not_ok', which fails to satisfy: Member must satisfy regular expression pattern: (arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]*:[0-9]{12}:[a-z",
      'error group-name R.Arguments.ModelPackageGroupName: the model package group name "g-not_ok" is not allowed: at most 63 letters, digits and inner hyphens (shorten registry.ModelPackageGroupName, or the values of its parameters)',
    ],
  ],
  [
    "a status that is none",
    { steps: [register({ ModelApprovalStatus: "Maybe" })] },
    [
      "error api-constraint R.Arguments.ModelApprovalStatus: Value 'Maybe' at 'modelApprovalStatus' failed to satisfy constraint: Member must satisfy enum value set: [Approved, Rejected, PendingManualApproval]",
      'error approval-status R.Arguments.ModelApprovalStatus: "Maybe" is no approval status (use one of Approved, Rejected, PendingManualApproval)',
    ],
  ],
  [
    "an EMR cluster of two kinds",
    {
      steps: [
        step("E", "EMR", {
          ClusterConfig: { Instances: { InstanceGroups: [], InstanceFleets: [] } },
          StepConfig: { HadoopJarStep: { Jar: "s3://b/j" } },
        }),
      ],
    },
    "error cluster E.Arguments: a cluster has either InstanceGroups or InstanceFleets",
  ],
  [
    "an EMR cluster of no kind",
    {
      steps: [
        step("E", "EMR", {
          ClusterConfig: { Instances: {} },
          StepConfig: { HadoopJarStep: { Jar: "s3://b/j" } },
        }),
      ],
    },
    "error cluster E.Arguments: a cluster has either InstanceGroups or InstanceFleets",
  ],
  [
    "an EMR step without a cluster",
    { steps: [step("E", "EMR", { StepConfig: { HadoopJarStep: { Jar: "s3://b/j" } } })] },
    "error cluster E.Arguments: a step of type EMR has either ClusterId or ClusterConfig",
  ],
];

describe("the linter tells of", () => {
  it.each(cases)("%s", (_title, subject, expected) => {
    expect(told(subject)).toEqual([expected].flat());
  });
});
