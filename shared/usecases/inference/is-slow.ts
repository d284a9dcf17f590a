import type { InferenceResult } from "./inference-result.ts";
import { outcomeKind } from "./outcome-kind.ts";

/** Whether a version might have answered, had there been more time. */
export const isSlow = (result: InferenceResult): boolean =>
  ["loading", "timeout"].includes(outcomeKind(result));
