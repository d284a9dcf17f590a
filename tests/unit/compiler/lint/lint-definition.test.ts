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
/** What an author reads, cut where the service lists all that it takes. */
const tell = ({ severity, code, path, message, hint }: LintFinding) =>
  `${severity} ${code} ${path}: ${message}${hint === undefined ? "" : ` (${hint})`}`.slice(0, 250);

const equals = { Type: "Equals", LeftValue: 1, RightValue: 1 };
const string = (Name: string, more: object = {}): DefinitionParameter =>
  ({ Name, Type: "String", DefaultValue: "x", ...more }) as DefinitionParameter;
const use = (name: string) => ({
  HyperParameters: { V: { "Std:Join": { On: "", Values: [{ Get: `Parameters.${name}` }] } } },
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
    string | readonly string[],
    (readonly DefinitionParameter[])?,
    LintContext?,
  ])[] = [
    [
      "1: an unknown member of arguments",
      [training("T", { Instances: 1 })],
      "error unknown-member T.Arguments.Instances: Unable to parse pipeline definition. Unknown Argument member 'Instances' (use one of TrainingJobName, HyperParameters, AlgorithmSpecification, RoleArn, InputDataConfig, OutputDataConfig, ResourceConfig, Vpc",
    ],
    [
      "1: an unknown member of a step",
      [training("T", {}, { Cache: true })],
      "error step-member T.Cache: Cannot parse object, unknown property 'Cache' (did you mean \"CacheConfig\"?)",
    ],
    [
      "1: an unknown member of any type",
      [step("Lineage", {}, { Foo: 1 })],
      "error step-member S.Foo: Cannot parse object, unknown property 'Foo' (use one of Name, Type, Arguments, DependsOn, DisplayName, Description)",
    ],
    [
      "1: a Lambda step without its function",
      [step("Lambda", {})],
      "error step-form S: Missing required property 'FunctionArn'",
    ],
    [
      "1: a Fail step without a message",
      [step("Fail", { Cause: "x" })],
      [
        "error step-form S: Missing required property 'Arguments.ErrorMessage'",
        "error unknown-member S.Arguments.Cause: Unknown Argument member 'Cause'",
      ],
    ],
    [
      "2: members that are no lists",
      [training("T", {}, { RetryPolicies: { a: 1 } })],
      "error step-form T.RetryPolicies: Expecting start of Json Array",
    ],
    [
      "2: a cache setting that is no map",
      [training("T", {}, { CacheConfig: true })],
      "error step-form T.CacheConfig: Expecting start of Json Object",
    ],
    [
      "2: property files without names",
      [processing("P", {}, { PropertyFiles: [{ PropertyFileName: "a", FilePath: "b" }] })],
      "error step-form P.PropertyFiles[0]: Missing required property 'OutputName'",
    ],
    [
      "2: a branch that is no list",
      [step("Condition", { Conditions: [equals], IfSteps: "x" })],
      "error step-form S.Arguments.IfSteps: Expecting start of Json Array",
    ],
    [
      "2: a branch of what is no step",
      [step("Condition", { Conditions: [equals], ElseSteps: [null] })],
      "error step-form S.Arguments.ElseSteps[0]: a step of a branch needs Name, Type and Arguments",
    ],
    [
      "2: a join of no list",
      [training("T", { Environment: { V: { "Std:Join": { Values: "x" } } } })],
      "error expression-form T.Arguments.Environment.V: Expecting start of Json Array at Std:Join.Values",
    ],
    [
      "2: a Get of no text",
      [training("T", { Environment: { V: { Get: 1 } } })],
      "error expression-form T.Arguments.Environment.V: Expecting a String at Get",
    ],
    [
      "14: an operand that no condition has",
      [condition("C", [{ ...equals, X: 1 }])],
      "error condition-form C.Arguments.Conditions[0]: Cannot parse object, unknown property 'X'",
    ],
    [
      "20: two parameters of one name",
      [training("T", use("A"))],
      "error parameter-twice Parameters.A: Parameter names must be unique. Duplicate parameter name found: 'A' (rename it: registered packages get their commit by parameters that are called Commit)",
      [string("A"), string("A")],
    ],
    [
      "20: a default that is too long",
      [step("Fail", { ErrorMessage: { Get: "Parameters.A" } })],
      'error parameter-long Parameters.A: the default of the parameter "A" has 4097 characters; at most 4096 are allowed',
      [string("A", { DefaultValue: "x".repeat(4097) })],
    ],
    [
      "1: an unknown step type",
      [step("Trainig", {})],
      'error step-type S: the service knows no step type "Trainig" (did you mean "Training"?)',
    ],
    [
      "2: a scalar where a list belongs",
      [training("T", { InputDataConfig: { Get: "Parameters.A" } })],
      "error expression-type T.Arguments.InputDataConfig: Expecting start of Json Array (refer to something of the type that belongs there)",
      [string("A")],
    ],
    [
      "3: a parameter of another type",
      [training("T", { RoleArn: ROLE, StoppingCondition: { MaxRuntimeInSeconds: { Get: "Parameters.A" } } })],
      "error expression-type T.Arguments.StoppingCondition.MaxRuntimeInSeconds: Cannot assign property reference [Parameters.A] to argument of type [Integer] (refer to something of the type that belongs there)",
      [string("A")],
    ],
    [
      "3: a joined text where a number belongs",
      [
        training("T", {
          StoppingCondition: { MaxRuntimeInSeconds: { "Std:Join": { On: "", Values: ["1"] } } },
        }),
      ],
      "error expression-type T.Arguments.StoppingCondition.MaxRuntimeInSeconds: Cannot assign a string to argument of type [integer] (refer to something of the type that belongs there)",
    ],
    [
      "4: a number in hyperparameters",
      [training("T", { HyperParameters: { a: 1 } })],
      "error api-constraint T.Arguments.HyperParameters.a: Value '1' at 'hyperParameters.a.member' failed to satisfy constraint: NUMBER_VALUE can not be converted to a String",
    ],
    [
      "5: a text that is too long",
      [training("T", { RoleArn: `arn:aws:iam::111122223333:role/${"x".repeat(3000)}` })],
      "error api-constraint T.Arguments.RoleArn: Value 'arn:aws:iam::111122223333:role/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…' at 'roleArn' failed to satisfy constraint: Member must have length less than o",
    ],
    [
      "5: an enum value that does not fit",
      [
        training("T", {
          ResourceConfig: { VolumeSizeInGB: 1, InstanceCount: 1, InstanceType: { Get: "Parameters.A" } },
        }),
      ],
      "error parameter-value T.Arguments.ResourceConfig.InstanceType: Model Validation failed: with its parameters it becomes 'huge', which fails to satisfy: Member must satisfy enum value set: [ml.m4.xlarge, ml.m4.2xlarge, ml.m4.4xlarge, ml.m4.10xlarge, ml",
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
      "error api-constraint P.Arguments.ProcessingInputs: Value '[{InputName=i0, AppManaged=false, S3Input={S3Uri=s3://b/i, LocalPath=/opt/ml/i0, S3DataType=S3Prefix}}, {InputName=i1, A…' at 'processingInputs' failed to satisfy constraint: Member must have ",
    ],
    [
      "6: a missing member",
      [training("T", { RoleArn: null })],
      "error api-required T.Arguments.RoleArn: Value null at 'roleArn' failed to satisfy constraint: Member must not be null",
    ],
    [
      "7: a name used twice",
      [training("T"), condition("C", [equals], [training("T")])],
      'error duplicate-step-name T: two steps of the definition are called "T" (rename one; a step used on both sides of a condition gets two names)',
    ],
    [
      "13: a name on both sides",
      [condition("C", [equals], [training("T")], [training("T")])],
      'error duplicate-step-name T: two steps of the definition are called "T" (rename one; a step used on both sides of a condition gets two names)',
    ],
    [
      "8: an unknown step",
      [training("T", {}, { DependsOn: ["X"] })],
      'error unknown-step T.DependsOn: step "X" does not exist (use one of T)',
    ],
    [
      "8: an unknown step in data",
      [training("T", get("Steps.X.A"))],
      'error unknown-step T.Arguments.Environment.V: "Steps.X.A" refers to step "X", which does not exist (use one of T)',
    ],
    [
      "8: an unknown parameter",
      [training("T", get("Parameters.X"))],
      "error unknown-parameter T.Arguments.Environment.V: Unknown parameter 'X' (there is none here)",
    ],
    [
      "8: an unknown property of the execution",
      [training("T", get("Execution.Nope"))],
      'error unknown-reference T.Arguments.Environment.V: "Execution.Nope" refers to nothing (use one of StartDateTime, CurrentDateTime, PipelineName, PipelineArn, PipelineExecutionId, PipelineExecutionArn, TrainingJobName, ProcessingJobName)',
    ],
    [
      "8: an unused parameter",
      [training("T")],
      'warning unused-parameter Parameters.A: nothing reads the parameter "A" (use it as ${parameters.A}, or remove it)',
      [string("A")],
    ],
    [
      "9: a cycle",
      [training("A", {}, { DependsOn: ["B"] }), training("B", get("Steps.A.TrainingJobName"))],
      "error cycle A: these steps wait for each other: A >> B >> A (remove one of the edges or references between them)",
    ],
    [
      "10: an edge from a condition",
      [condition("C", [equals], [training("T")]), training("U", {}, { DependsOn: ["C"] })],
      'error depends-on-condition U.DependsOn: step "U" depends on the condition "C", which the service refuses (put the step into a branch of the condition)',
    ],
    [
      "11: an edge out of a branch",
      [condition("C", [equals], [training("T")]), training("U", {}, { DependsOn: ["T"] })],
      'error needs-branch U: step "U" needs "T", which runs only in a branch of the condition "C": where "C" goes the other way "T" never runs, and "U" fails (move "U" into the same branch)',
    ],
    [
      "11: an edge to the other side",
      [condition("C", [equals], [training("T")], [training("U", {}, { DependsOn: ["T"] })])],
      'error nested-needs-branch U: step "U" needs "T", which runs only in a branch of the condition "C": nested conditions are compiled to separate ones, so "U" would be asked even where "C" does not run "T" (let "U" read a step that always runs, or move i',
    ],
    [
      "12: a nested condition",
      [condition("C", [equals], [condition("D", [equals], [training("T")])])],
      'error nested-condition D: the condition "D" stands in a branch of "C" (use nested Condition steps of the config language, which are flattened, instead of a Raw condition inside a branch)',
    ],
    [
      "14: no conditions",
      [condition("C", [], [training("T")])],
      'error condition-form C: the condition "C" asks nothing',
    ],
    [
      "14: an unknown condition",
      [condition("C", [{ Type: "NotEquals", LeftValue: 1, RightValue: 1 }], [training("T")])],
      "error condition-form C.Arguments.Conditions[0]: Unknown condition type 'NotEquals'",
    ],
    [
      "14: an empty Or",
      [condition("C", [{ Type: "Or", Conditions: [] }], [training("T")])],
      "error condition-form C.Arguments.Conditions[0]: the condition Or needs Conditions",
    ],
    [
      "14: In without values",
      [condition("C", [{ Type: "In", QueryValue: 1, Values: [] }], [training("T")])],
      "error condition-form C.Arguments.Conditions[0]: the condition In needs QueryValue and Values",
    ],
    [
      "14: a Not of nothing",
      [condition("C", [{ Type: "Not" }], [training("T")])],
      "error condition-form C.Arguments.Conditions[0]: the condition Not needs a Condition",
    ],
    [
      "14: a comparison with one side",
      [condition("C", [{ Type: "Equals", LeftValue: 1 }], [training("T")])],
      "error condition-form C.Arguments.Conditions[0]: the condition Equals needs LeftValue and RightValue",
    ],
    [
      "15: operands of two types",
      [condition("C", [{ Type: "Equals", LeftValue: 1, RightValue: "1" }], [training("T")])],
      "error operand-types C.Arguments.Conditions[0]: a number is compared with a string, which never agree (compare values of one type)",
    ],
    [
      "5: a parameter that may be too long",
      [training("T", { Environment: { V: { Get: "Parameters.A" } } })],
      'info parameter-length T.Arguments.Environment.V: at most 512 characters fit here, and a start may give the parameter "A" 1024 (give the parameter an enum, or start it with care)',
      [string("A")],
    ],
    [
      "16: a file that is read without waiting for it",
      [
        processing("P"),
        condition(
          "C",
          [
            jsonGet({
              S3Uri: { Get: "Steps.P.ProcessingOutputConfig.Outputs['out'].S3Output.S3Uri" },
              Path: "a",
            }),
          ],
          [training("T")],
        ),
      ],
      'error json-get C.Arguments.Conditions[0].LeftValue: step "C" reads a file of "P" by its URI without waiting for it (add depends_on: P)',
    ],
    [
      "22: a policy that says nothing the service knows",
      [training("T", {}, { RetryPolicies: [{ ExceptionType: ["Step.THROTLE"], MaxAttempts: 99, Wait: 1 }] })],
      [
        "error retry T.RetryPolicies[0]: Unknown ExceptionType 'Step.THROTLE' (did you mean \"Step.THROTTLING\"?)",
        "error retry T.RetryPolicies[0]: Cannot parse object, unknown property 'Wait'",
        "error retry T.RetryPolicies[0]: MaxAttempts must be a number from 1 to 20",
      ],
    ],
    [
      "23: a cache of months",
      [training("T", {}, { CacheConfig: { Enabled: true, ExpireAfter: "P1M" } })],
      'warning cache-months T.CacheConfig: "P1M" counts in months (write days, e.g. P30D, or PT30M for thirty minutes)',
    ],
    [
      "23: a cache that is not documented",
      [{ ...lambda([]), ...cached } as DefinitionStep],
      'warning cache-undocumented L.CacheConfig: step "L" is cached, which AWS does not document for the type Lambda (expect it to run, or remove the cache setting)',
    ],
    [
      "24: a job name among the keys of the cache",
      [training("T", { HyperParameters: { sagemaker_job_name: "t-1" } }, cached)],
      'warning cache-never-hits T.Arguments.HyperParameters.sagemaker_job_name: step "T" is cached, but the name of a job differs in every run, so the cache never hits (remove the hyperparameter or the cache setting)',
    ],
    [
      "27: nothing to search",
      [tuning({ ParameterRanges: {} })],
      "error tuning S.Arguments: a tuning needs ranges to search (add ranges: {name: {min: …, max: …}})",
    ],
    [
      "27: a metric that is cut",
      [
        tuning(
          {},
          {
            AlgorithmSpecification: {
              TrainingInputMode: "File",
              TrainingImage: "i:1",
              MetricDefinitions: [{ Name: "m", Regex: "m: ([0-9.]+).*$" }],
            },
          },
        ),
      ],
      'warning metric-regex S.Arguments.TrainingJobDefinition.AlgorithmSpecification.MetricDefinitions[0].Regex: the regular expression of "m" does not read numbers such as 9.3e-05 whole, so the worst job can win: m: ([0-9.]+).*$ (leave it out for one that ',
    ],
    [
      "32: a cluster of its own with what goes with another",
      [
        step("EMR", {
          ClusterConfig: { Name: "c", Instances: { InstanceGroups: [], TerminationProtected: true } },
          ExecutionRoleArn: ROLE,
        }),
      ],
      [
        "error cluster S.Arguments.ExecutionRoleArn: ExecutionRoleArn goes with ClusterId only (name the role of a cluster of its own as JobFlowRole)",
        "error cluster S.Arguments.ClusterConfig.Name: ClusterConfig cannot hold Name: the service decides it (remove it)",
        "error cluster S.Arguments.ClusterConfig.Instances.TerminationProtected: ClusterConfig cannot hold Instances.TerminationProtected: the service decides it (remove it)",
      ],
    ],
    [
      "34: a role of another account",
      [training("T")],
      `warning other-account T.Arguments.RoleArn: the role "${ROLE}" belongs to the account 111122223333, the pipeline to 444455556666 (a role can only be passed within its own account)`,
      [],
      { accountId: "444455556666" },
    ],
    [
      "15: a text among numbers",
      [condition("C", [{ Type: "In", QueryValue: 1, Values: [1, "1"] }])],
      "error operand-types C.Arguments.Conditions[0]: a number is compared with a string, which never agree (compare values of one type)",
    ],
    [
      "15: a property of another type",
      [training("T"), condition("C", [{ ...equals, LeftValue: { Get: "Steps.T.TrainingJobName" } }])],
      "error operand-types C.Arguments.Conditions[0]: a string is compared with a number, which never agree (compare values of one type)",
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
      "error operand-order C.Arguments.Conditions[0]: GreaterThan puts numbers in order, not a string (compare with == or in, or declare the parameter as Integer or Float)",
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
      'error json-get C.Arguments.Conditions[0].LeftValue: step "P" declares no property file "Other"',
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
      [
        'error json-get C.Arguments.Conditions[0].LeftValue: step "A" (Training) has no property files (only Processing and Metrics steps have)',
        'error property-path C.Arguments.Conditions[0].LeftValue.Std:JsonGet.PropertyFile: "Steps.A.PropertyFiles.R": a Training step has no "PropertyFiles" there (use one of TrainingJobName, TrainingJobArn, TuningJobArn, LabelingJobArn, AutoMLJobArn, ModelAr',
      ],
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
      "error json-get C.Arguments.Conditions[0].LeftValue: the path of Std:JsonGet must be literal text",
      [string("A")],
    ],
    [
      "16: neither file nor URI",
      [condition("C", [jsonGet({ Path: "a" })], [training("T")])],
      "error json-get C.Arguments.Conditions[0].LeftValue: Std:JsonGet needs either PropertyFile or S3Uri",
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
      'error json-get P.PropertyFiles[0]: the property file names the output "nope", which the step does not have',
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
      'error json-get P.PropertyFiles[0]: "/r" must be relative to the output (leave out the leading slash)',
    ],
    [
      "17: a property that is not there",
      [training("A"), training("T", get("Steps.A.ModelArtifact.S3ModelArtifacts"))],
      'error property-path T.Arguments.Environment.V: "Steps.A.ModelArtifact.S3ModelArtifacts": a Training step has no "ModelArtifact" there (did you mean "ModelArtifacts"?)',
    ],
    [
      "17: an output that is not there",
      [processing("P"), training("T", get("Steps.P.ProcessingOutputConfig.Outputs['nope'].S3Output.S3Uri"))],
      'error unknown-output T.Arguments.Environment.V: step "P" has no output "nope" (use one of out)',
    ],
    [
      "17: a step as a whole",
      [training("A"), training("T", get("Steps.A"))],
      'error property-path T.Arguments.Environment.V: "Steps.A" names no property',
    ],
    [
      "17: a result of a Fail step",
      [
        { Name: "F", Type: "Fail", Arguments: { ErrorMessage: "x" } },
        training("T", get("Steps.F.ErrorMessage")),
      ],
      'error fail-reference T.Arguments.Environment.V: "Steps.F.ErrorMessage": a Fail step leaves no result',
    ],
    [
      "18: an output of a Lambda that is not declared",
      [lambda(["o"]), training("T", get("Steps.L.OutputParameters['q']"))],
      'error service-output T.Arguments.Environment.V: step "L" declares no output "q" (use one of o)',
    ],
    [
      "18: a nested output of a Lambda",
      [lambda(["o"]), training("T", get("Steps.L.OutputParameters['o'].p"))],
      "error service-output T.Arguments.Environment.V: \"Steps.L.OutputParameters['o'].p\" is no output: outputs are flat (write ${steps.L.OutputParameters['o']})",
    ],
    [
      "18: outputs of one name",
      [lambda(["o", "o"])],
      'error service-output L: the output "o" is declared twice',
    ],
    [
      "18: too many outputs",
      [lambda(Array.from({ length: 51 }, (_, index) => `o${index}`))],
      "error service-output L: a Lambda step has at most 50 outputs, not 51",
    ],
    [
      "19: a name that is too long",
      [training("x".repeat(65))],
      'error name xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx: Model Validation failed: the step name "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" has 65 characters and cannot be longer than 64 (shorten the names',
    ],
    [
      "19: a name that is not allowed",
      [training("a b")],
      'error name a b: the step name "a b" holds characters that are not allowed (it must match ^[A-Za-z0-9_-]+$)',
    ],
    [
      "20: a default of another type",
      [training("T", use("A"))],
      'error parameter-default Parameters.A: the default 1.5 of the parameter "A" is no Integer',
      [{ Name: "A", Type: "Integer", DefaultValue: 1.5 }],
    ],
    [
      "20: a default out of its enum",
      [training("T", use("A"))],
      'error parameter-enum Parameters.A: the default "x" of the parameter "A" is not one of y',
      [string("A", { EnumValues: ["y"] })],
    ],
    [
      "20: an enum of numbers",
      [training("T", use("A"))],
      'error parameter-enum Parameters.A: only a String parameter may have an enum; "A" is Integer',
      [{ Name: "A", Type: "Integer", EnumValues: ["1"] }],
    ],
    [
      "20: an empty default",
      [training("T", use("A"))],
      'warning parameter-empty Parameters.A: the default of the parameter "A" is empty: the service refuses empty values at a start',
      [string("A", { DefaultValue: "" })],
    ],
    [
      "20: a long default",
      [training("T", use("A"))],
      [
        'warning parameter-long Parameters.A: the default of the parameter "A" is longer than the 1024 characters that a start may give',
      ],
      [string("A", { DefaultValue: "x".repeat(1025) })],
    ],
    [
      "21: no default where runs start by themselves",
      [training("T", use("A"))],
      "warning parameter-undefined Parameters.A: Parameter 'A' is undefined: it has no default, and a change starts a run without asking (give it a default, or a value in start.parameters)",
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
      "error retry T.RetryPolicies[0]: validation error: MaxAttempts and ExpireAfterMin exclude each other (keep max_attempts or expire_after_minutes)",
    ],
    [
      "22: a retry of a condition",
      [{ ...condition("C", [equals], [training("T")]), RetryPolicies: [{}] } as DefinitionStep],
      ["error retry C.RetryPolicies: a step of type Condition cannot be retried (remove retry)"],
    ],
    [
      "22: a job's exception on a model",
      [{ ...register(), RetryPolicies: [{ ExceptionType: ["SageMaker.CAPACITY_ERROR"] }] } as DefinitionStep],
      "error retry S.RetryPolicies[0]: a RegisterModel step runs no job, so only Step.SERVICE_FAULT and Step.THROTTLING can be retried",
    ],
    [
      "22: an ignored exception",
      [
        {
          ...tuning(),
          RetryPolicies: [{ ExceptionType: ["SageMaker.JOB_INTERNAL_ERROR"] }],
        } as DefinitionStep,
      ],
      "warning retry S.RetryPolicies[0]: SageMaker.JOB_INTERNAL_ERROR is ignored on a Tuning step",
    ],
    [
      "23: a cache without an end",
      [training("T", {}, { CacheConfig: { Enabled: true } })],
      "error cache-expiry T.CacheConfig: CacheConfig needs ExpireAfter when it is enabled (add cache: {expire_after: P10D})",
    ],
    [
      "24: a cache that never hits",
      [training("T", get("Execution.PipelineExecutionId"), cached)],
      'warning cache-never-hits T.Arguments.Environment.V: step "T" is cached, but "Execution.PipelineExecutionId" differs in every run, so the cache never hits (remove the reference or the cache setting)',
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
      'warning cache-mutable-image T: step "T" is cached, but what "repo/i:latest" means may change (name a version or a digest of the image)',
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
      'info cache-mutable-data T.CacheConfig: step "T" is cached by the name of "s3://b/d", not by what lies there (raise data_version in its section when the data changes)',
    ],
    [
      "26: a job name",
      [training("T", { TrainingJobName: "x" })],
      "error refused-member T.Arguments.TrainingJobName: Unable to parse pipeline definition. Unknown Argument member 'TrainingJobName' (a pipeline does not take it: remove it)",
    ],
    [
      "27: no objective",
      [tuning({ HyperParameterTuningJobObjective: undefined })],
      "error tuning S.Arguments: a tuning needs an objective",
    ],
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
      'error tuning S.Arguments.TrainingJobDefinition.AlgorithmSpecification.MetricDefinitions[0].Regex: the regular expression of "m" must have exactly one group: (m)=(.*) (put the number alone into ( ), other groups into (?: ))',
    ],
    [
      "27: an objective that is not read",
      [tuning({ HyperParameterTuningJobObjective: { Type: "Maximize", MetricName: "x" } })],
      'error tuning S.Arguments: the objective "x" is no metric that is read from the log (add it to metric_definitions)',
    ],
    [
      "27: an empty range",
      [tuning({ ParameterRanges: { ContinuousParameterRanges: [range({ MinValue: "2" })] } })],
      'error tuning S.Arguments.HyperParameterTuningJobConfig.ParameterRanges.ContinuousParameterRanges[0].MinValue: the range of "lr" is empty: 2 is not less than 1',
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
      'error tuning S.Arguments.HyperParameterTuningJobConfig.ParameterRanges.ContinuousParameterRanges[0].MinValue: the range of "lr" cannot be logarithmic from 0: it must start above 0',
    ],
    [
      "27: what is searched and fixed",
      [tuning({}, { StaticHyperParameters: { lr: "1" } })],
      'error tuning S.Arguments.TrainingJobDefinition.StaticHyperParameters.lr: "lr" is both searched and fixed (remove it from hyperparams or from ranges)',
    ],
    [
      "27: more in parallel than at all",
      [tuning({ ResourceLimits: { MaxNumberOfTrainingJobs: 1, MaxParallelTrainingJobs: 2 } })],
      "error tuning S.Arguments.HyperParameterTuningJobConfig.ResourceLimits.MaxParallelTrainingJobs: max_parallel_jobs (2) is more than max_jobs (1)",
    ],
    [
      "27: Hyperband that stops early",
      [tuning({ Strategy: "Hyperband", TrainingJobEarlyStoppingType: "Auto" })],
      "error tuning S.Arguments.HyperParameterTuningJobConfig.TrainingJobEarlyStoppingType: Hyperband stops jobs itself: early_stopping must be Off",
    ],
    [
      "27: a grid of numbers",
      [tuning({ Strategy: "Grid" })],
      "error tuning S.Arguments.HyperParameterTuningJobConfig.Strategy: Grid searches lists of values only (write ranges as lists)",
    ],
    [
      "28: two algorithms",
      [
        training("T", {
          AlgorithmSpecification: { TrainingInputMode: "File", TrainingImage: "i:1", AlgorithmName: "a" },
        }),
      ],
      "error training-image T.Arguments: a training has either TrainingImage or AlgorithmName",
    ],
    [
      "28: no time to stop",
      [training("T", { StoppingCondition: undefined })],
      "error training-stop T.Arguments: a training needs a StoppingCondition",
    ],
    [
      "28: spot that waits too little",
      [
        training("T", {
          EnableManagedSpotTraining: true,
          StoppingCondition: { MaxRuntimeInSeconds: 60, MaxWaitTimeInSeconds: 30 },
        }),
      ],
      "error training-spot T.Arguments.StoppingCondition.MaxWaitTimeInSeconds: spot training must be allowed to wait at least as long as it may run (60 seconds) (raise spot.max_wait_seconds)",
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
      'error endpoint-config-name S.Arguments.EndpointConfigName: "c" is made in this pipeline: the service adds a suffix to the name, so it must be taken from the step (write ${steps.<step>.EndpointConfigName})',
    ],
    [
      "30: a package without a container",
      [register({ InferenceSpecification: undefined })],
      "error package-container S.Arguments: a model package needs at least one container",
    ],
    [
      "30: an approval without anybody",
      [register({ ModelApprovalStatus: "Approved" })],
      'warning approved-by-default S.Arguments.ModelApprovalStatus: step "S" registers every model as approved, so it is deployed without anybody looking (set approval_status: PendingManualApproval, or guard it by a gate)',
    ],
    [
      "30: an unknown status",
      [register({ ModelApprovalStatus: { Get: "Parameters.A" } })],
      [
        "error parameter-value S.Arguments.ModelApprovalStatus: Model Validation failed: with its parameters it becomes 'Maybe', which fails to satisfy: Member must satisfy enum value set: [Approved, Rejected, PendingManualApproval] (change the default, or th",
        'error approval-status S.Arguments.ModelApprovalStatus: "Maybe" is no approval status (use one of Approved, Rejected, PendingManualApproval)',
      ],
      [string("A", { DefaultValue: "Maybe" })],
    ],
    [
      "31: a model without a container",
      [model({})],
      "error model-containers S.Arguments: a model has either PrimaryContainer or Containers",
    ],
    [
      "31: a multi-model without a prefix",
      [model({ PrimaryContainer: { Image: "i:1", Mode: "MultiModel", ModelDataUrl: "s3://b/models" } })],
      'error model-prefix S.Arguments.PrimaryContainer.ModelDataUrl: the data of a multi-model container is a prefix, which ends with a slash: "s3://b/models"',
    ],
    [
      "32: two clusters",
      [step("EMR", { ClusterId: "j-1", ClusterConfig: {}, StepConfig: {} })],
      "error cluster S.Arguments: a step of type EMR has either ClusterId or ClusterConfig",
    ],
    [
      "32: another mode of AutoML",
      [step("AutoML", { AutoMLJobConfig: { Mode: "AUTO" } })],
      [
        "error api-required S.Arguments.InputDataConfig: Value null at 'inputDataConfig' failed to satisfy constraint: Member must not be null",
        "error api-required S.Arguments.OutputDataConfig: Value null at 'outputDataConfig' failed to satisfy constraint: Member must not be null",
        "error api-required S.Arguments.RoleArn: Value null at 'roleArn' failed to satisfy constraint: Member must not be null",
        "error automl-mode S.Arguments: pipelines run AutoML in the mode ENSEMBLING only",
      ],
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
      [
        "error step-member Q.PropertyFiles: Cannot parse object, unknown property 'PropertyFiles' (use one of Name, Type, Arguments, DependsOn, DisplayName, Description, CacheConfig, CheckType, ModelPackageGroupName, SkipCheck, FailOnViolation, RegisterNewBas",
        "error step-form Q: Missing required property 'CheckType'",
        "error step-form Q: Missing required property 'ModelPackageGroupName'",
        "error check-flag Q.SkipCheck: SkipCheck must be true or false",
      ],
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
      'warning other-region T.Arguments.AlgorithmSpecification.TrainingImage: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/i:1" lies in eu-west-1, the pipeline in us-east-1 (jobs can only use images and keys of their own region)',
      [],
      { region: "us-east-1" },
    ],
    [
      "34: a secret in the open",
      [training("T", { Environment: { DB_PASSWORD: "hunter2" } })],
      'warning secret T.Arguments.Environment.DB_PASSWORD: "DB_PASSWORD" looks like a secret, and whoever may describe the pipeline can read it (pass the name of a secret, and read it in the job)',
    ],
    [
      "34: a token in the open",
      [training("T", { Environment: { HF_TOKEN: "hf_abc" } })],
      'warning secret T.Arguments.Environment.HF_TOKEN: "HF_TOKEN" looks like a secret, and whoever may describe the pipeline can read it (pass the name of a secret, and read it in the job)',
    ],
    [
      "35: a definition that is too large",
      Array.from({ length: 400 }, (_, index) =>
        training(`T${index}`, {
          HyperParameters: Object.fromEntries(
            Array.from({ length: 2 }, (__, key) => [`k${key}`, "x".repeat(2000)]),
          ),
        }),
      ),
      [
        "error definition-size : the definition has 1754386 characters; the service takes 1048576 (split the pipeline)",
        "warning many-steps : the pipeline has 400 steps; the default quota is 50 (split the pipeline, or ask AWS for a higher quota)",
        "warning wide : 400 steps may start at the same time (bound them by sagemakerPipeline.parallelism)",
      ],
    ],
    [
      "35: many steps",
      Array.from({ length: 51 }, (_, index) => training(`T${index}`)),
      [
        "warning many-steps : the pipeline has 51 steps; the default quota is 50 (split the pipeline, or ask AWS for a higher quota)",
        "warning wide : 51 steps may start at the same time (bound them by sagemakerPipeline.parallelism)",
      ],
    ],
    [
      "35: a wide fan-out",
      Array.from({ length: 21 }, (_, index) => training(`T${index}`)),
      "warning wide : 21 steps may start at the same time (bound them by sagemakerPipeline.parallelism)",
    ],
    [
      "36: a gate that says nothing",
      [condition("C", [equals], [register()])],
      'info silent-gate C: where "C" does not hold, the run succeeds without registering anything (set registry.else: fail, or add a Fail step, if somebody should know)',
    ],
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
    expect(lintDefinition(define(steps, parameters), context).map(tell)).toEqual([expected].flat());
  });

  it("names the nearest of many choices, and not all of them", () => {
    const ResourceConfig = { VolumeSizeInGB: 1, InstanceCount: 1, InstanceType: "ml.m5.2xlrge" };
    const [finding] = lintDefinition(define([training("T", { ResourceConfig })]));
    expect(finding?.hint).toBe('did you mean "ml.m5.2xlarge"?');
    expect(finding?.message).toMatch(/ml\.m5\.large, and \d+ more\]$/);
  });

  it("finds rule 20: too many parameters", () => {
    const parameters = Array.from({ length: 201 }, (_, index) => string(`A${index}`));
    expect(lintDefinition(define([training("T")], parameters)).map(tell)).toContain(
      "error parameter-count Parameters: a pipeline has at most 200 parameters, not 201",
    );
    expect(lint([training("T")], parameters.slice(1))).not.toContain("error parameter-count");
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
