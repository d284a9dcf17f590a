import type { Account } from "../account.ts";
import type { Need } from "../need.ts";
import type { NeedsOf } from "./needs-of.ts";

type Input = Readonly<Record<string, unknown>>;

// Which member names the resource of which kind, after the service authorization reference.
const NAMED: readonly {
  readonly kind: string;
  readonly member: string;
  readonly operations: readonly string[];
}[] = [
  {
    kind: "pipeline",
    member: "PipelineName",
    operations: [
      "CreatePipeline",
      "UpdatePipeline",
      "DescribePipeline",
      "DeletePipeline",
      "ListPipelineExecutions",
      "StartPipelineExecution",
    ],
  },
  {
    kind: "pipeline",
    member: "PipelineExecutionArn",
    operations: [
      "DescribePipelineDefinitionForExecution",
      "DescribePipelineExecution",
      "ListPipelineExecutionSteps",
      "ListPipelineParametersForExecution",
      "RetryPipelineExecution",
      "StopPipelineExecution",
      "UpdatePipelineExecution",
    ],
  },
  { kind: "", member: "ResourceArn", operations: ["AddTags", "DeleteTags", "ListTags"] },
  {
    kind: "model-package-group",
    member: "ModelPackageGroupName",
    operations: ["CreateModelPackageGroup", "DescribeModelPackageGroup", "DeleteModelPackageGroup"],
  },
  {
    kind: "model-package",
    member: "ModelPackageName",
    operations: ["DescribeModelPackage", "DeleteModelPackage"],
  },
  { kind: "model-package", member: "ModelPackageArn", operations: ["UpdateModelPackage"] },
  {
    kind: "hyper-parameter-tuning-job",
    member: "HyperParameterTuningJobName",
    operations: ["ListTrainingJobsForHyperParameterTuningJob"],
  },
  ...[
    ["processing-job", "ProcessingJob"],
    ["training-job", "TrainingJob"],
    ["transform-job", "TransformJob"],
    ["hyper-parameter-tuning-job", "HyperParameterTuningJob"],
    ["model", "Model"],
    ["endpoint-config", "EndpointConfig"],
    ["endpoint", "Endpoint"],
  ].map(([kind = "", noun = ""]) => ({
    kind,
    member: `${noun}Name`,
    operations: ["Create", "Describe", "Update", "Stop", "Delete"].map((verb) => `${verb}${noun}`),
  })),
];

// Their members are packages of a group, which is all that the request names.
const OF_GROUP: ReadonlySet<string> = new Set(["CreateModelPackage", "ListModelPackages"]);

type Defining = Input & {
  readonly TrainingJobDefinition?: Input;
  readonly TrainingJobDefinitions?: readonly Input[];
};

/** The roles that a request hands to SageMaker. */
const rolesIn = (input: Defining): readonly string[] => {
  const { TrainingJobDefinition: training = {}, TrainingJobDefinitions: trainings = [] } = input;
  return [input, training, ...trainings]
    .flatMap(({ RoleArn, ExecutionRoleArn }) => [RoleArn, ExecutionRoleArn])
    .filter((role) => role !== undefined)
    .map(String);
};

/**
 * What SageMaker operations need: their resource, to pass each role that they hand over, and to tag what they create
 * with tags.
 */
export const sagemakerNeeds = ({ region, accountId }: Account): NeedsOf => {
  const arnOf = (kind: string, nameOrArn: unknown): string => {
    const name = String(nameOrArn);
    return name.startsWith("arn:")
      ? name
      : `arn:aws:sagemaker:${region}:${accountId}:${kind}/${name.toLowerCase()}`;
  };
  const resourceOf = (operation: string, input: Input): string => {
    if (OF_GROUP.has(operation) && input.ModelPackageGroupName !== undefined) {
      const group = String(input.ModelPackageGroupName).split("/").pop();
      return arnOf("model-package", `${group}/*`);
    }
    const { kind, member } = NAMED.find(({ operations }) => operations.includes(operation)) ?? {};
    if (kind === undefined || member === undefined || input[member] === undefined) return "*";
    return arnOf(kind, input[member]);
  };
  return (operation, input: Input) => {
    const resource = resourceOf(operation, input);
    const status = input.ModelApprovalStatus;
    const own: Need = {
      action: `sagemaker:${operation}`,
      resource,
      ...(status === undefined ? {} : { context: { "sagemaker:ModelApprovalStatus": [String(status)] } }),
    };
    const passed = rolesIn(input).map((role) => ({
      action: "iam:PassRole",
      resource: role,
      context: { "iam:PassedToService": ["sagemaker.amazonaws.com"] },
    }));
    const isTagged =
      operation.startsWith("Create") && ((input.Tags as unknown[] | undefined) ?? []).length > 0;
    return [own, ...passed, ...(isTagged ? [{ action: "sagemaker:AddTags", resource }] : [])];
  };
};
