import type { EngineRuntime } from "./engine-runtime.ts";
import type { ExecutionRecord, StepRecord } from "./execution-record.ts";
import { runExecution } from "./run-execution.ts";

/** The executions that this process runs. */
export interface Executions {
  start(arn: string): void;
  stop(arn: string): void;
  /** Ends the executions that an earlier process left running. */
  resume(): void;
  /** Resolves when nothing runs any more. */
  settled(): Promise<void>;
}

const stepInterrupted = "InternalServerError: the local system stopped while this step ran";
const interrupted = "InternalServerError: the local system stopped while this execution ran";

const isUnfinished = ({ PipelineExecutionStatus }: ExecutionRecord): boolean =>
  PipelineExecutionStatus === "Executing" || PipelineExecutionStatus === "Stopping";

/** Starts, stops and settles executions. */
export const createExecutions = (runtime: EngineRuntime): Executions => {
  const { store, context } = runtime;
  const running = new Map<string, { readonly stop: AbortController; readonly done: Promise<void> }>();

  const interruptStep = (arn: string, step: StepRecord, wasStopping: boolean): void => {
    const ended = { EndTime: context.now(), FailureReason: stepInterrupted };
    store.saveStep(arn, { ...step, ...ended, StepStatus: wasStopping ? "Stopped" : "Failed" });
  };

  /** Its jobs are gone with the process that ran them, so an execution cannot go on where it was. */
  const interrupt = ({ PipelineExecutionArn: arn, PipelineExecutionStatus }: ExecutionRecord): void => {
    const wasStopping = PipelineExecutionStatus === "Stopping";
    for (const step of store.steps(arn)) {
      if (step.EndTime === undefined) interruptStep(arn, step, wasStopping);
    }
    store.update(arn, {
      PipelineExecutionStatus: wasStopping ? "Stopped" : "Failed",
      FailureReason: interrupted,
      EndTime: context.now(),
    });
  };

  return {
    start: (arn) => {
      const stop = new AbortController();
      const done = runExecution(runtime, arn, stop.signal).finally(() => running.delete(arn));
      running.set(arn, { stop, done });
    },
    stop: (arn) => running.get(arn)?.stop.abort(),
    resume: () => {
      for (const execution of store.all()) {
        if (isUnfinished(execution) && !running.has(execution.PipelineExecutionArn)) interrupt(execution);
      }
    },
    settled: async () => {
      await Promise.all([...running.values()].map(({ done }) => done));
    },
  };
};
