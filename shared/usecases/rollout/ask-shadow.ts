import { noTally } from "../../domain/no-tally.ts";
import type { ServingVersion } from "../../domain/route.ts";
import type { Shadow } from "../../domain/shadow.ts";
import type { InferenceOutcome, Models } from "../../ports/models.ts";
import type { Budget } from "../inference/budget.ts";
import { checkTypes } from "../inference/check-types.ts";
import { inferenceOf } from "../inference/inference-of.ts";
import type { InferenceRequest } from "../inference/inference-request.ts";
import { compareAnswers } from "./compare-answers.ts";
import type { TallyBook } from "./create-tally-book.ts";
import { tallyOf } from "./tally-of.ts";

export type ShadowQuestion = {
  readonly shadow: Shadow;
  readonly serving: ServingVersion;
  readonly request: InferenceRequest;
  readonly budget: Budget;
};

export type ShadowAsking = {
  /** Compares its answer, once it is there, with what the stable version has answered. */
  compare(stable: InferenceOutcome): void;
  /** Never rejects. */
  readonly ended: Promise<void>;
};

const TOLERANCE = 0.000_001;

/**
 * Asks a shadow, counts what it answers, and compares that. It counts as unfinished until its outcome is known: Lambda
 * freezes what goes on after an answer was returned, and what does not end with a later request never does. For the same
 * reason, how long it takes is not counted.
 */
export const askShadow = (
  { models, book }: { readonly models: Models; readonly book: TallyBook },
  { shadow, serving, request, budget }: ShadowQuestion,
): ShadowAsking => {
  const { salt, version, tolerance = TOLERANCE } = shadow;
  const experiment = { group: request.group, salt };
  const found: { own?: InferenceOutcome; stable?: InferenceOutcome } = {};

  const compare = (): void => {
    if (!found.own || !found.stable) return;
    const isSame = compareAnswers(found.stable, found.own, tolerance);
    if (isSame !== undefined) book.add(experiment, version, { compared: 1, same: isSame ? 1 : 0 });
  };

  const ask = async (): Promise<void> => {
    if (checkTypes(serving, request)) {
      book.add(experiment, version, { requests: 1, refused: 1 });
      return;
    }
    book.add(experiment, version, { unfinished: 1 });
    const inference = { ...inferenceOf(request), targetModel: serving.targetModel, signal: budget.signal };
    const outcome = await models.infer(inference).catch(() => ({ kind: "unavailable" }) as const);
    if (outcome.kind === "timeout") return;
    book.add(experiment, version, { ...noTally, ...tallyOf(outcome, 0), unfinished: -1 });
    found.own = outcome;
    compare();
  };

  return {
    compare: (stable) => {
      found.stable = stable;
      compare();
    },
    ended: ask(),
  };
};
