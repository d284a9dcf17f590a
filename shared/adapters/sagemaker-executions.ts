import {
  DescribePipelineExecutionCommand,
  ListPipelineParametersForExecutionCommand,
  type PipelineExecutionStep,
  paginateListPipelineExecutionSteps,
  ResourceNotFound,
  type SageMakerClient,
} from "@aws-sdk/client-sagemaker";
import type { ExecutionStep, Executions } from "../ports/executions.ts";

const pipelineOf = (executionArn: string): string =>
  /pipeline\/([^/]+)\/execution\//.exec(executionArn)?.[1] ?? "";

const resourceOf = (metadata: PipelineExecutionStep["Metadata"]): string | undefined =>
  Object.values(metadata ?? {}).flatMap((made: { Arn?: string } | undefined) => made?.Arn ?? [])[0];

const stepOf = ({
  StepName = "",
  StepStatus,
  StartTime,
  FailureReason,
  Metadata,
}: PipelineExecutionStep): ExecutionStep => {
  const resource = resourceOf(Metadata);
  return {
    name: StepName,
    status: StepStatus ?? "Starting",
    ...(StartTime === undefined ? {} : { startedAt: StartTime.toISOString() }),
    ...(FailureReason === undefined ? {} : { failure: FailureReason }),
    ...(resource === undefined ? {} : { resource }),
  };
};

/** Pipeline executions in SageMaker. */
export const createSageMakerExecutions = (client: SageMakerClient): Executions => ({
  describe: async (arn) => {
    try {
      const [execution, { PipelineParameters }] = await Promise.all([
        client.send(new DescribePipelineExecutionCommand({ PipelineExecutionArn: arn })),
        client.send(
          new ListPipelineParametersForExecutionCommand({ PipelineExecutionArn: arn, MaxResults: 100 }),
        ),
      ]);
      return {
        arn,
        // The ARN's own spelling can be lower-cased; the definition of the name is the pipeline's.
        pipeline: pipelineOf(
          execution.PipelineArn === undefined ? arn : `${execution.PipelineArn}/execution/`,
        ),
        status: execution.PipelineExecutionStatus ?? "Executing",
        parameters: Object.fromEntries(
          (PipelineParameters ?? []).map(({ Name, Value }) => [Name, Value ?? ""]),
        ),
      };
    } catch (error) {
      if (error instanceof ResourceNotFound) return undefined;
      throw error;
    }
  },
  steps: async (arn) => {
    const pages = paginateListPipelineExecutionSteps(
      { client },
      { PipelineExecutionArn: arn, SortOrder: "Ascending" },
    );
    const steps: ExecutionStep[] = [];
    for await (const { PipelineExecutionSteps } of pages)
      for (const step of PipelineExecutionSteps ?? []) steps.push(stepOf(step));
    return steps;
  },
});
