import type { InferenceOutcome } from "../../ports/models.ts";

/** What a try tells of a model: it answers, it cannot, or one has to ask again. */
export type Warmth =
  | { readonly kind: "warm" }
  | { readonly kind: "broken"; readonly message: string }
  /** `isSlow`: the model is what takes so long, not the endpoint. */
  | { readonly kind: "again"; readonly why: string; readonly isSlow: boolean }
  /** The endpoint takes no such request, whichever model it is for. */
  | { readonly kind: "refused"; readonly message: string };

// Containers answer a model that did not load and a request that made no sense by the same status; only their words differ.
const UNLOADABLE =
  /model_fn|fail\w* to (re)?(load|start)|(while|not|during) load|worker (died|ended|exited)/i;

// A failure is kept in the route, which every invoker reads.
const MOST_CHARACTERS = 500;

const judgeFailure = (status: number, message: string, isSample: boolean): Warmth => {
  const answered = `it answered ${status}: ${message.slice(0, MOST_CHARACTERS)}`;
  // No room for the model: the endpoint puts another one out, and loads this one when it is asked again.
  if (status === 507) return { kind: "again", why: answered, isSlow: false };
  // Who is asked nothing sensible and says so has loaded.
  if (!isSample && (status < 500 || !UNLOADABLE.test(message))) return { kind: "warm" };
  return { kind: "broken", message: answered };
};

/** Judges a try, with a sample of a request or with an empty one. */
export const judgeWarming = (outcome: InferenceOutcome, isSample: boolean): Warmth => {
  switch (outcome.kind) {
    case "answer":
      return { kind: "warm" };
    case "model-error":
      return judgeFailure(outcome.status, outcome.message, isSample);
    case "loading":
      return { kind: "again", why: "it is still loading", isSlow: true };
    case "timeout":
      return { kind: "again", why: "it did not answer in time", isSlow: true };
    case "refused":
      return { kind: "refused", message: outcome.message };
    default:
      return { kind: "again", why: `the endpoint says "${outcome.kind}"`, isSlow: false };
  }
};
