import type { DefinitionParameter, DefinitionStep } from "../../shared/compiler/definition.ts";

export const ROLE = "arn:aws:iam::111122223333:role/Role";

const JOB = {
  AlgorithmSpecification: { TrainingInputMode: "File", TrainingImage: "i:1" },
  OutputDataConfig: { S3OutputPath: "s3://b/" },
  StoppingCondition: { MaxRuntimeInSeconds: 60 },
  ResourceConfig: { VolumeSizeInGB: 1, InstanceCount: 1, InstanceType: "ml.m5.large" },
  RoleArn: ROLE,
};
const MEASURED_JOB = {
  ...JOB,
  AlgorithmSpecification: {
    ...JOB.AlgorithmSpecification,
    MetricDefinitions: [{ Name: "m", Regex: "m=(.*)" }],
  },
};

export const cached = { CacheConfig: { Enabled: true, ExpireAfter: "P1D" } };

export const parameter = (Name: string, more: object = {}): DefinitionParameter =>
  ({ Name, Type: "String", DefaultValue: "x", ...more }) as DefinitionParameter;

export const step = (Name: string, Type: string, Arguments: object, siblings: object = {}): DefinitionStep =>
  ({ Name, Type, Arguments, ...siblings }) as DefinitionStep;

export const training = (Name: string, more: object = {}, siblings: object = {}): DefinitionStep =>
  step(Name, "Training", { ...JOB, ...more }, siblings);

/** Arguments of a job that reads a value. */
export const env = (V: unknown) => ({ Environment: { V } });

/** Arguments of a training that reads a parameter. */
export const use = (name: string) => ({
  HyperParameters: { V: { "Std:Join": { On: "", Values: [{ Get: `Parameters.${name}` }] } } },
});

export const channel = (ChannelName: string, S3Uri = "s3://b/d") => ({
  ChannelName,
  DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri } },
});

export const input = (InputName: string, LocalPath = `/opt/ml/${InputName}`) => ({
  InputName,
  AppManaged: false,
  S3Input: { S3Uri: "s3://b/i", LocalPath, S3DataType: "S3Prefix" },
});

export const output = (OutputName: string) => ({
  OutputName,
  AppManaged: false,
  S3Output: { S3Uri: "s3://b/o", LocalPath: `/opt/ml/${OutputName}`, S3UploadMode: "EndOfJob" },
});

export const processing = (Name: string, more: object = {}, siblings: object = {}): DefinitionStep =>
  step(
    Name,
    "Processing",
    {
      ProcessingResources: {
        ClusterConfig: { InstanceType: "ml.m5.large", InstanceCount: 1, VolumeSizeInGB: 1 },
      },
      AppSpecification: { ImageUri: "i:1" },
      RoleArn: ROLE,
      ...more,
    },
    siblings,
  );

/** A processing whose output `out` holds the property file `Report`. */
export const evaluation = (Name: string, more: object = {}, siblings: object = {}): DefinitionStep =>
  processing(
    Name,
    { ProcessingOutputConfig: { Outputs: [output("out")] }, ...more },
    {
      PropertyFiles: [{ PropertyFileName: "Report", OutputName: "out", FilePath: "report.json" }],
      ...siblings,
    },
  );

export const compare = (LeftValue: unknown, RightValue: unknown, Type = "Equals") => ({
  Type,
  LeftValue,
  RightValue,
});

export const jsonGet = (read: object) => compare({ "Std:JsonGet": read }, 1);

export const condition = (
  Name: string,
  Conditions: readonly unknown[],
  IfSteps: readonly DefinitionStep[] = [],
  ElseSteps: readonly DefinitionStep[] = [],
): DefinitionStep => step(Name, "Condition", { Conditions, IfSteps, ElseSteps });

/** A condition `C` whose only step fails. */
export const failIf = (...Conditions: readonly unknown[]): DefinitionStep =>
  condition("C", Conditions, [step("F", "Fail", { ErrorMessage: "no" })]);

export const range = (more: object = {}) => ({ Name: "lr", MinValue: "0.1", MaxValue: "1", ...more });

/** A search of one algorithm. */
export const tuning = (config: object = {}, definition: object = {}): DefinitionStep =>
  step("S", "Tuning", {
    HyperParameterTuningJobConfig: {
      Strategy: "Random",
      HyperParameterTuningJobObjective: { Type: "Maximize", MetricName: "m" },
      ResourceLimits: { MaxNumberOfTrainingJobs: 2, MaxParallelTrainingJobs: 1 },
      ParameterRanges: { ContinuousParameterRanges: [range()] },
      ...config,
    },
    TrainingJobDefinition: { StaticHyperParameters: { a: "1" }, ...MEASURED_JOB, ...definition },
  });

/** One of several algorithms of a search. */
export const algorithm = (name: string, more: object = {}) => ({
  DefinitionName: name,
  TuningObjective: { Type: "Maximize", MetricName: "m" },
  HyperParameterRanges: { ContinuousParameterRanges: [range()] },
  ...MEASURED_JOB,
  ...more,
});

/** A search of several algorithms. */
export const contest = (Arguments: object, config: object = {}): DefinitionStep =>
  step("U", "Tuning", {
    HyperParameterTuningJobConfig: {
      Strategy: "Random",
      ResourceLimits: { MaxNumberOfTrainingJobs: 2, MaxParallelTrainingJobs: 2 },
      ...config,
    },
    ...Arguments,
  });

export const model = (more: object): DefinitionStep =>
  step("S", "Model", { ExecutionRoleArn: ROLE, ...more });

export const register = (more: object = {}): DefinitionStep =>
  step("R", "RegisterModel", {
    ModelPackageGroupName: "g",
    InferenceSpecification: {
      Containers: [{ Image: "i:1", ModelDataUrl: "s3://b/m.tar.gz" }],
      SupportedContentTypes: ["a/b"],
      SupportedResponseMIMETypes: ["a/b"],
    },
    ...more,
  });

export const lambda = (outputs: readonly string[]): DefinitionStep =>
  step(
    "L",
    "Lambda",
    {},
    {
      FunctionArn: "arn:aws:lambda:us-east-1:111122223333:function:f",
      OutputParameters: outputs.map((OutputName) => ({ OutputName, OutputType: "String" })),
    },
  );
