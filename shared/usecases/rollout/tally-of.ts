import { noTally } from "../../domain/no-tally.ts";
import type { Tally } from "../../domain/tally.ts";
import type { InferenceOutcome } from "../../ports/models.ts";

type Kind = "answered" | "failed" | "refused" | "unready";

const kindOf = (outcome: InferenceOutcome): Kind => {
  switch (outcome.kind) {
    case "answer":
      return "answered";
    case "model-error":
      return outcome.status >= 400 && outcome.status < 500 ? "refused" : "failed";
    case "timeout":
    case "missing":
      return "failed";
    case "too-large":
    case "refused":
    case "throttled":
    case "unavailable":
    case "loading":
      return "unready";
    default:
      return outcome satisfies never;
  }
};

/** What one outcome adds to its version's tally; what the version had no part in is no request of it. */
export const tallyOf = (outcome: InferenceOutcome, milliseconds: number): Tally => {
  const kind = kindOf(outcome);
  if (kind === "unready") return { ...noTally, unready: 1 };
  return { ...noTally, requests: 1, milliseconds, ...(kind === "answered" ? {} : { [kind]: 1 }) };
};
