import type { SageMakerEvent } from "../../context.ts";
import type { ExecutionRecord, StepRecord } from "./execution-record.ts";

const iso = (time: number | undefined): string | undefined =>
  time === undefined ? undefined : new Date(time * 1000).toISOString();

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The API's `TrainingJob.Arn` is `trainingJob.arn` in an event. */
const camelCase = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(camelCase);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name.charAt(0).toLowerCase() + name.slice(1),
      camelCase(member),
    ]),
  );
};

/** The event that an execution's status changed. */
export const executionEvent = (execution: ExecutionRecord, previous?: string): SageMakerEvent => ({
  detailType: "SageMaker Model Building Pipeline Execution Status Change",
  resources: [execution.PipelineArn, execution.PipelineExecutionArn],
  detail: {
    pipelineExecutionDisplayName: execution.PipelineExecutionDisplayName,
    pipelineExecutionDescription: execution.PipelineExecutionDescription,
    currentPipelineExecutionStatus: execution.PipelineExecutionStatus,
    previousPipelineExecutionStatus: previous,
    executionStartTime: iso(execution.CreationTime),
    executionEndTime: iso(execution.EndTime),
    pipelineArn: execution.PipelineArn,
    pipelineExecutionArn: execution.PipelineExecutionArn,
  },
});

/** The event that a step's status changed. */
export const stepEvent = (
  execution: ExecutionRecord,
  step: StepRecord,
  previous?: string,
): SageMakerEvent => ({
  detailType: "SageMaker Model Building Pipeline Execution Step Status Change",
  resources: [execution.PipelineArn, execution.PipelineExecutionArn],
  detail: {
    stepName: step.StepName,
    stepType: step.StepType,
    currentStepStatus: step.StepStatus,
    previousStepStatus: previous,
    stepStartTime: iso(step.StartTime),
    stepEndTime: iso(step.EndTime),
    metadata: camelCase(step.Metadata ?? {}),
    cacheHitResult: camelCase(step.CacheHitResult),
    failureReason: step.FailureReason,
    pipelineArn: execution.PipelineArn,
    pipelineExecutionArn: execution.PipelineExecutionArn,
  },
});
