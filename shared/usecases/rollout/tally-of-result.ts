import { noTally } from "../../domain/no-tally.ts";
import type { Tally } from "../../domain/tally.ts";
import type { InferenceResult } from "../inference/inference-result.ts";
import { tallyOf } from "./tally-of.ts";

/**
 * What a request adds to the tally of the version that was asked. While a model is loaded, what it does and how long it
 * takes tells nothing of it.
 */
export const tallyOfResult = ({ result, isCold }: InferenceResult, milliseconds: number): Tally => {
  if (result.kind === "mismatch") return { ...noTally, requests: 1, refused: 1, milliseconds };
  if (result.kind !== "asked" || isCold) return { ...noTally, unready: 1 };
  return tallyOf(result.outcome, milliseconds);
};
