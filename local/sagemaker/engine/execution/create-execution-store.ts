import { AwsError } from "../../../gateway/aws-error.ts";
import type { SageMakerContext } from "../../context.ts";
import { executionEvent, stepEvent } from "./execution-events.ts";
import type { ExecutionRecord, StepRecord } from "./execution-record.ts";

/** What a step of a pipeline gave the last time it ran with the same attributes. */
export type CachedStep = {
  readonly PipelineExecutionArn: string;
  readonly time: number;
  readonly Metadata: Readonly<Record<string, unknown>>;
  readonly properties: Readonly<Record<string, unknown>>;
};

/** Executions, their steps and what may be used again; every change of a status is told to the account's bus. */
export interface ExecutionStore {
  create(execution: ExecutionRecord, definition: Definition): void;
  find(arn: string): ExecutionRecord;
  all(): ExecutionRecord[];
  update(arn: string, changes: Partial<ExecutionRecord>): ExecutionRecord;
  /** Takes an execution that has ended back to its beginning. */
  restart(arn: string, parallelism: ExecutionRecord["ParallelismConfiguration"]): void;
  definition(arn: string): string;
  step(arn: string, name: string): StepRecord | undefined;
  /** The steps that have begun, in the order of the definition. */
  steps(arn: string): StepRecord[];
  saveStep(arn: string, step: StepRecord): void;
  removeStep(arn: string, name: string): void;
  cached(pipeline: string, step: string, key: string): CachedStep | undefined;
  remember(pipeline: string, cached: CachedStep & { readonly step: string; readonly key: string }): void;
}

/** A definition's text, and the names of all its steps. */
type Definition = { readonly text: string; readonly stepNames: readonly string[] };

const idOf = (arn: string): string => arn.slice(arn.lastIndexOf("/") + 1);

/** Keeps executions in the records. */
export const createExecutionStore = ({ records, now, emit }: SageMakerContext): ExecutionStore => {
  const find = (arn: string): ExecutionRecord => {
    const execution = records.get<ExecutionRecord>("pipeline-execution", idOf(arn));
    if (execution?.PipelineExecutionArn === arn) return execution;
    throw new AwsError("ResourceNotFound", `Pipeline execution '${arn}' does not exist.`);
  };
  const save = (after: ExecutionRecord, { PipelineExecutionStatus: previous }: ExecutionRecord) => {
    records.put("pipeline-execution", after.id, after);
    if (after.PipelineExecutionStatus !== previous) emit(executionEvent(after, previous));
    return after;
  };
  const definitionOf = (arn: string) => records.get<Definition>("pipeline-execution-definition", idOf(arn));
  const stepName = (arn: string, name: string): string => `${idOf(arn)}/${name}`;
  const step = (arn: string, name: string): StepRecord | undefined =>
    records.get<StepRecord>("pipeline-execution-step", stepName(arn, name));

  return {
    find,
    step,
    all: () => records.list<ExecutionRecord>("pipeline-execution"),
    create: (execution, definition) => {
      // The definition first: an execution that is on record can always be read.
      records.put("pipeline-execution-definition", execution.id, definition);
      records.put("pipeline-execution", execution.id, execution);
      emit(executionEvent(execution));
    },
    update: (arn, changes) => {
      const before = find(arn);
      return save({ ...before, ...changes, LastModifiedTime: now() }, before);
    },
    restart: (arn, parallelism) => {
      const before = find(arn);
      const { EndTime, FailureReason, ...kept } = before;
      const changes = parallelism && { ParallelismConfiguration: parallelism };
      save({ ...kept, ...changes, PipelineExecutionStatus: "Executing", LastModifiedTime: now() }, before);
    },
    definition: (arn) => definitionOf(arn)?.text ?? "",
    steps: (arn) => (definitionOf(arn)?.stepNames ?? []).flatMap((name) => step(arn, name) ?? []),
    saveStep: (arn, after) => {
      const before = step(arn, after.StepName);
      records.put("pipeline-execution-step", stepName(arn, after.StepName), after);
      if (before?.StepStatus !== after.StepStatus) emit(stepEvent(find(arn), after, before?.StepStatus));
    },
    removeStep: (arn, name) => records.delete("pipeline-execution-step", stepName(arn, name)),
    cached: (pipeline, name, key) =>
      records.get<CachedStep>("pipeline-step-cache", `${pipeline}/${name}/${key}`),
    remember: (pipeline, { step: name, key, ...cached }) =>
      records.put("pipeline-step-cache", `${pipeline}/${name}/${key}`, cached),
  };
};
