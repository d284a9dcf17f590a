type Json = Readonly<Record<string, unknown>>;

const RoleArn = "arn:aws:iam::111122223333:role/pipelines";

/** A processing step that the service takes; a test names what it is about. */
export const aProcessingStep = (Name: string, { Arguments, ...members }: Json = {}) => ({
  Name,
  Type: "Processing",
  Arguments: {
    RoleArn,
    AppSpecification: { ImageUri: "image:1" },
    ProcessingResources: {
      ClusterConfig: { InstanceCount: 1, InstanceType: "ml.m5.large", VolumeSizeInGB: 30 },
    },
    ProcessingOutputConfig: {
      Outputs: [
        {
          OutputName: "report",
          S3Output: {
            S3Uri: "s3://b/report",
            LocalPath: "/opt/ml/processing/report",
            S3UploadMode: "EndOfJob",
          },
        },
      ],
    },
    ...(Arguments as object | undefined),
  },
  ...members,
});

/** A training step that the service takes. */
export const aTrainingStep = (Name: string, { Arguments, ...members }: Json = {}) => ({
  Name,
  Type: "Training",
  Arguments: {
    RoleArn,
    AlgorithmSpecification: { TrainingImage: "image:1", TrainingInputMode: "File" },
    OutputDataConfig: { S3OutputPath: "s3://b/models" },
    ResourceConfig: { InstanceCount: 1, InstanceType: "ml.m5.large", VolumeSizeInGB: 30 },
    StoppingCondition: { MaxRuntimeInSeconds: 60 },
    ...(Arguments as object | undefined),
  },
  ...members,
});

/** A condition step with its branches. */
export const aConditionStep = (Name: string, branches: Json = {}) => ({
  Name,
  Type: "Condition",
  Arguments: {
    Conditions: [{ Type: "GreaterThan", LeftValue: 1, RightValue: 0 }],
    IfSteps: [],
    ElseSteps: [],
    ...branches,
  },
});

/** A Fail step. */
export const aFailStep = (Name: string, ErrorMessage: unknown = "no") => ({
  Name,
  Type: "Fail",
  Arguments: { ErrorMessage },
});

/** A definition of these steps; `members` replace or add to what every definition has. */
export const aDefinition = (Steps: readonly object[] = [aProcessingStep("Prepare")], members: Json = {}) =>
  JSON.stringify({ Version: "2020-12-01", Metadata: {}, Parameters: [], Steps, ...members });
