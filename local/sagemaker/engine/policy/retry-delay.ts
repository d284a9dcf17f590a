import type { RetryPolicy } from "../definition/pipeline-definition.ts";
import type { ExceptionType } from "./classify-failure.ts";

type Attempt = {
  readonly exception: ExceptionType | undefined;
  /** How often this policy has tried again before. */
  readonly retries: number;
  /** Seconds since the step began. */
  readonly elapsed: number;
};

const longestInterval = 43_200;
const defaultAttempts = 5;

/** The service tries these again without being told to. */
const ownPolicy: RetryPolicy = { ExceptionType: ["Step.SERVICE_FAULT", "Step.THROTTLING"] };

/** The first policy that speaks of a failure. */
export const findPolicy = (
  policies: readonly RetryPolicy[],
  exception: ExceptionType | undefined,
): RetryPolicy | undefined =>
  exception && [...policies, ownPolicy].find((policy) => [policy.ExceptionType].flat().includes(exception));

/** The seconds to wait before a step is tried again, or nothing where it is not. */
export const retryDelay = (policies: readonly RetryPolicy[], attempt: Attempt): number | undefined => {
  const policy = findPolicy(policies, attempt.exception);
  if (!policy) return undefined;
  const { IntervalSeconds = 1, BackoffRate = 2, MaxAttempts, ExpireAfterMin } = policy;
  const most = MaxAttempts ?? (ExpireAfterMin === undefined ? defaultAttempts : Number.POSITIVE_INFINITY);
  const delay = Math.min(IntervalSeconds * BackoffRate ** attempt.retries, longestInterval);
  const isLate = ExpireAfterMin !== undefined && attempt.elapsed + delay > ExpireAfterMin * 60;
  return attempt.retries < most && !isLate ? delay : undefined;
};
