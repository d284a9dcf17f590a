import type { AskPorts } from "./ask-ports.ts";
import { askVersion, type Question } from "./ask-version.ts";
import type { InferenceResult } from "./inference-result.ts";

// A model that is loaded within a minute is not announced as loading, only slow: half of the time tells.
const SHARE = 0.5;

/** Asks a version for half of the time that there is, so that another one can be asked in its place. */
export const askForHalf = async (ports: AskPorts, question: Question): Promise<InferenceResult> => {
  const half = ports.startBudget(SHARE * question.budget.remaining());
  return askVersion(ports, { ...question, budget: half }).finally(half.end);
};
