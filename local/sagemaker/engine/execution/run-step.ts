import { setTimeout as delay } from "node:timers/promises";
import type { PipelineDefinition, RetryPolicy, StepDefinition } from "../definition/pipeline-definition.ts";
import { resolveExpression } from "../expression/resolve-expression.ts";
import { classifyError, classifyReason, type ExceptionType } from "../policy/classify-failure.ts";
import { findPolicy, retryDelay } from "../policy/retry-delay.ts";
import type { StepAttempt, StepOutcome } from "../steps/step-kind.ts";
import { isFresh, keyOf } from "./cached-result.ts";
import { callAs } from "./call-as.ts";
import { createScope } from "./create-scope.ts";
import type { EngineRuntime } from "./engine-runtime.ts";
import type { ExecutionRecord, StepRecord } from "./execution-record.ts";
import { resourceName } from "./resource-name.ts";

export type StepRun = {
  readonly execution: ExecutionRecord;
  readonly definition: PipelineDefinition;
  readonly step: StepDefinition;
  /** Asks the step to end. */
  readonly signal: AbortSignal;
};

type Failure = StepOutcome & { readonly exception?: ExceptionType | undefined };

const longestReason = 1024;
const longestJobName = 63;

const failureOf = (error: Error & { statusCode?: number }): Failure => {
  const text = /^\w+Error:/.test(error.message) ? error.message : `ClientError: ${error.message}`;
  const FailureReason = text.slice(0, longestReason);
  return { status: "Failed", properties: {}, Metadata: {}, FailureReason, exception: classifyError(error) };
};

/** A condition's branches are no arguments of it: they are resolved when, and if, they run. */
const ownMembers = ({ Arguments = {}, DependsOn, RetryPolicies, CacheConfig, ...step }: StepDefinition) => {
  if (step.Type !== "Condition") return { ...step, Arguments };
  return { ...step, Arguments: { Conditions: Arguments.Conditions } };
};

const newRecord = (step: StepDefinition, time: number): StepRecord => ({
  StepName: step.Name,
  StepType: step.Type,
  ...(step.DisplayName !== undefined && { StepDisplayName: step.DisplayName }),
  ...(step.Description !== undefined && { StepDescription: step.Description }),
  StepStatus: "Starting",
  StartTime: time,
  AttemptCount: 1,
});

/** Runs one step to its end, from its record's first state to its last. */
export const runStep = async (runtime: EngineRuntime, run: StepRun): Promise<StepRecord> => {
  const { context, store, kindOf, closing } = runtime;
  const { execution, definition, step, signal } = run;
  const { now } = context;
  const arn = execution.PipelineExecutionArn;
  const naming = { executionId: execution.id, stepName: step.Name };
  const jobName = resourceName(naming, longestJobName);
  let isNameFree = true;
  let record = newRecord(step, now());
  const save = (changes: Partial<StepRecord>): StepRecord => {
    closing.throwIfAborted();
    record = { ...record, ...changes };
    store.saveStep(arn, record);
    return record;
  };

  /** The first job is called as its own arguments may call it (`Execution.TrainingJobName`). */
  const nameFor = (limit: number, given: unknown): string => {
    const isFirst = isNameFree && limit === longestJobName && given === undefined;
    isNameFree &&= !isFirst;
    return isFirst ? jobName : resourceName({ ...naming, given }, limit);
  };

  const resolve = async (): Promise<StepDefinition> => {
    const naming = { executionId: execution.id, stepName: step.Name };
    const scope = createScope(runtime, {
      execution,
      definition,
      jobName: resourceName(naming, longestJobName),
    });
    return { ...step, ...((await resolveExpression(ownMembers(step), scope)) as StepDefinition) };
  };

  const reuse = (key: string | undefined): StepRecord | undefined => {
    const cached = key && store.cached(execution.PipelineName, step.Name, key);
    if (!cached || !isFresh(step, cached, now())) return undefined;
    const { PipelineExecutionArn: SourcePipelineExecutionArn, Metadata, properties } = cached;
    const CacheHitResult = { SourcePipelineExecutionArn };
    return save({ StepStatus: "Succeeded", EndTime: now(), CacheHitResult, Metadata, properties });
  };

  const attempt = async (resolved: StepDefinition): Promise<Failure> => {
    const told: StepAttempt = {
      call: callAs(runtime, execution),
      step: resolved,
      arguments: resolved.Arguments ?? {},
      executionArn: arn,
      nameFor,
      onStarted: (Metadata) => save({ Metadata }),
      signal,
      closing,
    };
    const outcome = await kindOf(step.Type)(told).catch(failureOf);
    return { exception: classifyReason(outcome.FailureReason ?? ""), ...outcome };
  };

  const attemptAll = async (resolved: StepDefinition): Promise<StepOutcome> => {
    const retries = new Map<RetryPolicy | undefined, number>();
    const policies = step.RetryPolicies ?? [];
    for (;;) {
      const outcome = await attempt(resolved);
      closing.throwIfAborted();
      const policy = findPolicy(policies, outcome.exception);
      const before = retries.get(policy) ?? 0;
      const elapsed = now() - record.StartTime;
      const seconds = retryDelay(policies, { exception: outcome.exception, retries: before, elapsed });
      if (outcome.status !== "Failed" || seconds === undefined || signal.aborted) return outcome;
      retries.set(policy, before + 1);
      await delay(seconds * 1000, undefined, { signal: AbortSignal.any([signal, closing]) }).catch(() => {});
      if (signal.aborted) return { ...outcome, status: "Stopped" };
      save({ AttemptCount: record.AttemptCount + 1, StepStatus: "Executing" });
    }
  };

  const work = async (): Promise<StepRecord> => {
    const resolved = await resolve();
    const key = keyOf(step, resolved.Arguments ?? {});
    const reused = reuse(key);
    if (reused) return reused;
    save({ StepStatus: "Executing" });
    const { status, properties, Metadata, FailureReason } = await attemptAll(resolved);
    const EndTime = now();
    if (key !== undefined && status === "Succeeded") {
      const cached = { PipelineExecutionArn: arn, time: EndTime, Metadata, properties };
      store.remember(execution.PipelineName, { step: step.Name, key, ...cached });
    }
    const reason = FailureReason !== undefined && { FailureReason };
    return save({
      StepStatus: status,
      EndTime,
      properties,
      Metadata: { ...record.Metadata, ...Metadata },
      ...reason,
    });
  };

  const onStop = (): void => {
    if (record.EndTime === undefined && !closing.aborted) save({ StepStatus: "Stopping" });
  };
  save({});
  signal.addEventListener("abort", onStop);
  try {
    return await work().catch((error: Error) => {
      const { status, FailureReason = error.message } = failureOf(error);
      return save({ StepStatus: status, EndTime: now(), FailureReason });
    });
  } finally {
    signal.removeEventListener("abort", onStop);
  }
};
