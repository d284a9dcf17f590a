import { AwsError } from "../../../gateway/aws-error.ts";
import type { Operations } from "../../../gateway/json-service.ts";
import type { Executions } from "../execution/create-executions.ts";
import type { EngineRuntime } from "../execution/engine-runtime.ts";
import type { ExecutionRecord } from "../execution/execution-record.ts";
import { type Pipeline, prepareExecution } from "./prepare-execution.ts";
import type { StartInput } from "./start-input.ts";

type OfExecution = { readonly PipelineExecutionArn: string };
type Update = OfExecution &
  Pick<Partial<ExecutionRecord>, "PipelineExecutionDisplayName" | "PipelineExecutionDescription">;
type Retry = OfExecution & Pick<Partial<ExecutionRecord>, "ParallelismConfiguration">;

const refuse = (status: string, action: string): AwsError =>
  new AwsError(
    "ValidationException",
    `The pipeline execution is in status ${status} and cannot be ${action}.`,
  );

const describe = (execution: ExecutionRecord) => {
  const { id, PipelineName, PipelineParameters, ClientRequestToken, EndTime, RoleArn, ...described } =
    execution;
  return described;
};

/** The operations that start, steer and describe executions. */
export const executionOperations = (runtime: EngineRuntime, executions: Executions): Operations => {
  const { store, call } = runtime;

  const started = (
    { PipelineArn }: Pick<Pipeline, "PipelineArn">,
    token: string | undefined,
  ): ExecutionRecord | undefined =>
    token === undefined
      ? undefined
      : store.all().find((other) => other.ClientRequestToken === token && other.PipelineArn === PipelineArn);

  /** Nothing is awaited between the look and the record, so that one token starts one execution. */
  const begin = ({ execution, definition }: Awaited<ReturnType<typeof prepareExecution>>): string => {
    const earlier = started(execution, execution.ClientRequestToken);
    if (earlier) return earlier.PipelineExecutionArn;
    store.create(execution, definition);
    executions.start(execution.PipelineExecutionArn);
    return execution.PipelineExecutionArn;
  };

  return {
    StartPipelineExecution: async (input: StartInput) => {
      const { PipelineName, PipelineVersionId } = input;
      const version = PipelineVersionId !== undefined && { PipelineVersionId };
      const pipeline = (await call("DescribePipeline", { PipelineName, ...version })) as Pipeline;
      const known = started(pipeline, input.ClientRequestToken);
      if (known) return { PipelineExecutionArn: known.PipelineExecutionArn };
      const prepared = await prepareExecution(runtime, pipeline, input);
      return { PipelineExecutionArn: begin(prepared) };
    },
    StopPipelineExecution: ({ PipelineExecutionArn }: OfExecution) => {
      const { PipelineExecutionStatus: status } = store.find(PipelineExecutionArn);
      if (status !== "Executing" && status !== "Stopping") throw refuse(status, "stopped");
      store.update(PipelineExecutionArn, { PipelineExecutionStatus: "Stopping" });
      executions.stop(PipelineExecutionArn);
      return { PipelineExecutionArn };
    },
    RetryPipelineExecution: ({ PipelineExecutionArn, ParallelismConfiguration }: Retry) => {
      const { PipelineExecutionStatus: status } = store.find(PipelineExecutionArn);
      if (status !== "Failed" && status !== "Stopped") throw refuse(status, "retried");
      for (const { StepName, StepStatus } of store.steps(PipelineExecutionArn)) {
        if (StepStatus !== "Succeeded") store.removeStep(PipelineExecutionArn, StepName);
      }
      store.restart(PipelineExecutionArn, ParallelismConfiguration);
      executions.start(PipelineExecutionArn);
      return { PipelineExecutionArn };
    },
    UpdatePipelineExecution: ({ PipelineExecutionArn, ...changes }: Update) => {
      store.update(PipelineExecutionArn, changes);
      return { PipelineExecutionArn };
    },
    DescribePipelineExecution: ({ PipelineExecutionArn }: OfExecution) =>
      describe(store.find(PipelineExecutionArn)),
    DescribePipelineDefinitionForExecution: ({ PipelineExecutionArn }: OfExecution) => ({
      PipelineDefinition: store.definition(PipelineExecutionArn),
      CreationTime: store.find(PipelineExecutionArn).CreationTime,
    }),
  };
};
