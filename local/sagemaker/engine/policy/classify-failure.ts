/** A failure as retry policies name it. */
export type ExceptionType =
  | "Step.SERVICE_FAULT"
  | "Step.THROTTLING"
  | "SageMaker.JOB_INTERNAL_ERROR"
  | "SageMaker.CAPACITY_ERROR"
  | "SageMaker.RESOURCE_LIMIT";

/** What kind of failure a job's `FailureReason` tells of; nothing for the user's own. */
export const classifyReason = (reason: string): ExceptionType | undefined => {
  if (/^InternalServerError\b/.test(reason)) return "SageMaker.JOB_INTERNAL_ERROR";
  if (/^CapacityError\b/.test(reason)) return "SageMaker.CAPACITY_ERROR";
  return undefined;
};

/** What kind of failure an operation's refusal is; nothing for a request that was wrong. */
export const classifyError = (error: {
  readonly name?: string;
  readonly statusCode?: number;
}): ExceptionType | undefined => {
  if (error.name === "ResourceLimitExceeded") return "SageMaker.RESOURCE_LIMIT";
  if (/Throttl|TooManyRequests|RequestLimitExceeded/.test(error.name ?? "")) return "Step.THROTTLING";
  return (error.statusCode ?? 400) >= 500 ? "Step.SERVICE_FAULT" : undefined;
};
