import type { InferenceResult } from "./inference-result.ts";

/** What came of a request, in a word. */
export const outcomeKind = ({ result }: InferenceResult): string =>
  result.kind === "asked" ? result.outcome.kind : result.kind;
