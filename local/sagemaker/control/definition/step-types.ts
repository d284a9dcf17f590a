import { stepRequests } from "../../../../shared/api-constraints/step-requests.ts";

/** What the definition language allows a type of step to have besides a request as its Arguments. */
export type StepType = {
  /** Members of the step itself, besides those that every step may have. */
  readonly members?: readonly string[];
  readonly isCached?: boolean;
  /** Which exceptions may be retried: all, or only those of starting the step. */
  readonly retries?: "all" | "start";
  /** First members of property paths; `undefined` where they are the answer of the job's Describe operation. */
  readonly properties?: readonly string[];
  /** Properties that a Describe answer does not have but a step of this type does. */
  readonly moreProperties?: readonly string[];
};

const CHECK = ["CheckType", "ModelPackageGroupName", "SkipCheck", "FailOnViolation", "RegisterNewBaseline"];

/** Every step type of the definition language. */
export const stepTypes: Readonly<Record<string, StepType>> = {
  Processing: { members: ["PropertyFiles"], isCached: true, retries: "all" },
  Training: { isCached: true, retries: "all" },
  Tuning: { isCached: true, retries: "all", moreProperties: ["TrainingJobSummaries"] },
  AutoML: { isCached: true, retries: "all", moreProperties: ["BestCandidateProperties"] },
  Transform: { isCached: true, retries: "all" },
  Model: { retries: "start" },
  RegisterModel: { retries: "start" },
  Condition: { properties: ["Outcome"] },
  Fail: { properties: [] },
  Lambda: { members: ["FunctionArn", "OutputParameters"], isCached: true, properties: ["OutputParameters"] },
  Callback: {
    members: ["SqsQueueUrl", "OutputParameters"],
    isCached: true,
    properties: ["OutputParameters"],
  },
  QualityCheck: {
    members: [...CHECK, "SuppliedBaselineStatistics", "SuppliedBaselineConstraints", "PropertyFiles"],
    isCached: true,
    properties: [
      "CalculatedBaselineStatistics",
      "CalculatedBaselineConstraints",
      "BaselineUsedForDriftCheckStatistics",
      "BaselineUsedForDriftCheckConstraints",
    ],
  },
  ClarifyCheck: {
    members: [...CHECK, "ModelName", "SuppliedBaselineConstraints", "PropertyFiles"],
    isCached: true,
    properties: ["CalculatedBaselineConstraints", "BaselineUsedForDriftCheckConstraints"],
  },
  EMR: { isCached: true, retries: "all" },
  EMRServerless: { isCached: true, retries: "all" },
  EndpointConfig: { isCached: true, retries: "all" },
  Endpoint: { isCached: true },
  InferenceComponent: {},
  BedrockCustomModel: {},
  BedrockCustomModelDeployment: {},
  BedrockModelImport: {},
  BedrockProvisionedModelThroughput: {},
  Lineage: { properties: ["ActionArns", "ArtifactArns", "ContextArns", "Associations"] },
  Job: {},
};

/** The request that the Arguments of a step become, for the types that make one of SageMaker. */
export const requestOf = (type: string) => stepRequests[type];
