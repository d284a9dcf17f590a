import type { InferenceOutcome, Models } from "../../ports/models.ts";
import type { Budget } from "../inference/budget.ts";
import type { InferenceResult } from "../inference/inference-result.ts";
import { askShadow } from "./ask-shadow.ts";
import type { Asked } from "./asked.ts";
import type { TallyBook } from "./create-tally-book.ts";
import { shadowFor } from "./shadow-for.ts";
import { tallyOfResult } from "./tally-of-result.ts";

export type ExperimentPorts = {
  readonly models: Models;
  readonly book: TallyBook;
  /** In [0, 1). */
  readonly random: () => number;
  readonly startBudget: (milliseconds: number) => Budget;
};

export type Observer = {
  /** Tells what a version has made of the request, and how long that took. */
  answered(version: number, result: InferenceResult, milliseconds: number): void;
};

export type Experiments = {
  /** Has what was counted before recorded and a shadow asked, where the route says so; waits for nothing of it. */
  observe(asked: Asked): Observer;
};

const nothing: Observer = { answered: () => {} };

// What a process waits for at once beside its request: more than these are not asked.
const MOST_SHADOWS = 4;

const outcomeOf = ({ result }: InferenceResult): InferenceOutcome | undefined =>
  result.kind === "asked" ? result.outcome : undefined;

/** Counts what canaries and the versions beside them answer, and asks shadows; no answer waits for it. */
export const createExperiments = ({ models, book, random, startBudget }: ExperimentPorts): Experiments => {
  let shadows = 0;

  const startShadow = (asked: Asked): ((outcome: InferenceOutcome) => void) | undefined => {
    const shadow = shadows < MOST_SHADOWS ? shadowFor(asked, random) : undefined;
    if (!shadow) return undefined;
    shadows += 1;
    const budget = startBudget(asked.remaining);
    const asking = askShadow({ models, book }, { ...shadow, request: asked.request, budget });
    void asking.ended.finally(() => {
      shadows -= 1;
      budget.end();
    });
    return asking.compare;
  };

  return {
    observe: (asked) => {
      const { group, canary, shadow } = asked.route;
      if (!canary && !shadow) return nothing;
      book.flush(group);
      const compare = startShadow(asked);
      return {
        answered: (version, result, milliseconds) => {
          if (canary) book.add({ group, salt: canary.salt }, version, tallyOfResult(result, milliseconds));
          const outcome = outcomeOf(result);
          if (outcome) compare?.(outcome);
        },
      };
    },
  };
};
