import {
  DescribePipelineExecutionCommand,
  ListPipelineParametersForExecutionCommand,
  paginateListPipelineExecutionSteps,
  ResourceNotFound,
  type SageMakerClient,
} from "@aws-sdk/client-sagemaker";
import type { Executions } from "../ports/executions.ts";

const pipelineOf = (executionArn: string): string =>
  /pipeline\/([^/]+)\/execution\//.exec(executionArn)?.[1] ?? "";

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
  failure: async (arn) => {
    const pages = paginateListPipelineExecutionSteps(
      { client },
      { PipelineExecutionArn: arn, SortOrder: "Ascending" },
    );
    for await (const { PipelineExecutionSteps } of pages)
      for (const { StepName, StepStatus, FailureReason } of PipelineExecutionSteps ?? [])
        if (StepStatus === "Failed") return `${StepName}: ${FailureReason ?? "failed without a reason"}`;
    return "the execution failed";
  },
});
