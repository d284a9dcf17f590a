import type { InferenceResult } from "./inference-result.ts";

/** What two results took, one after the other. */
export const tookTogether = (
  first: InferenceResult,
  second: InferenceResult,
): Pick<InferenceResult, "calls" | "isCold"> => ({
  calls: first.calls + second.calls,
  isCold: first.isCold || second.isCold,
});
