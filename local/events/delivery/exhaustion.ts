import type { Delivery } from "./delivery.ts";

// What EventBridge does for a target without a RetryPolicy.
const ATTEMPTS = 185;
const AGE_IN_SECONDS = 86_400;

/** Why a delivery is given up, in EventBridge's words, once its retry policy allows no further attempt. */
export const exhaustion = (delivery: Delivery, now: number): string | undefined => {
  const { MaximumRetryAttempts = ATTEMPTS, MaximumEventAgeInSeconds = AGE_IN_SECONDS } = delivery.retryPolicy;
  if (delivery.attempts > MaximumRetryAttempts) return "MaximumRetryAttempts";
  if (now - delivery.acceptedAt > MaximumEventAgeInSeconds * 1000) return "MaximumEventAgeInSeconds";
  return undefined;
};
