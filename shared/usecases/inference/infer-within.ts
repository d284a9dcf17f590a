import type { Inference, InferenceOutcome, Models } from "../../ports/models.ts";
import type { Budget } from "./budget.ts";

export type InferPorts = {
  readonly models: Models;
  readonly pause: (milliseconds: number) => Promise<void>;
  /** In [0, 1). */
  readonly random: () => number;
};

/** What came of it, after how many calls, and whether the model had to be loaded meanwhile. */
export type Inferred = {
  readonly outcome: InferenceOutcome;
  readonly calls: number;
  readonly isCold: boolean;
};

type Retry = { readonly calls: number; readonly base: number; readonly most: number };

// A model loads for up to six minutes, so only the budget ends that wait. What is overloaded is not asked for long.
const RETRIES: { readonly [Kind in InferenceOutcome["kind"]]?: Retry } = {
  loading: { calls: Number.POSITIVE_INFINITY, base: 250, most: 5000 },
  throttled: { calls: 4, base: 100, most: 2000 },
  unavailable: { calls: 3, base: 50, most: 1000 },
};

/** Asks a model again with full jitter while that can help and the budget allows; everything else is an outcome at once. */
export const inferWithin = async (
  { models, pause, random }: InferPorts,
  inference: Inference,
  { remaining, signal }: Budget,
): Promise<Inferred> => {
  let isCold = false;
  for (let calls = 1; ; calls += 1) {
    const outcome = await models.infer({ ...inference, signal });
    isCold ||= outcome.kind === "loading";
    const retry = RETRIES[outcome.kind];
    const wait = retry ? random() * Math.min(retry.most, retry.base * 2 ** (calls - 1)) : 0;
    if (!retry || calls >= retry.calls || wait >= remaining()) {
      // Time that ran out on a model that loads is not the model's slowness: asked later, it answers.
      const isStillLoading = isCold && outcome.kind === "timeout";
      return { outcome: isStillLoading ? { kind: "loading" } : outcome, calls, isCold };
    }
    await pause(wait);
  }
};
