import type { StepDefinition } from "../definition/pipeline-definition.ts";
import { cacheKey } from "../policy/cache-key.ts";
import { parseDuration } from "../policy/parse-duration.ts";
import type { CachedStep } from "./create-execution-store.ts";

/** The key under which a step's result is kept, where the step wants that. */
export const keyOf = (step: StepDefinition, given: Readonly<Record<string, unknown>>): string | undefined => {
  if (!step.CacheConfig?.Enabled) return undefined;
  const { FunctionArn, SqsQueueUrl, OutputParameters } = step;
  const isFree = step.Type === "Lambda" || step.Type === "Callback";
  return cacheKey(step.Type, isFree ? { given, FunctionArn, SqsQueueUrl, OutputParameters } : given);
};

/** Tells whether an earlier result is young enough for a step. */
export const isFresh = ({ CacheConfig }: StepDefinition, { time }: CachedStep, now: number): boolean => {
  const expiry = CacheConfig?.ExpireAfter;
  if (expiry === undefined) return true;
  const seconds = parseDuration(expiry);
  if (seconds === undefined)
    throw new Error(`ClientError: CacheConfig.ExpireAfter "${expiry}" is no duration`);
  return now - time < seconds;
};
