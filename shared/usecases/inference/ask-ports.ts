import type { Experiments } from "../rollout/create-experiments.ts";
import type { Budget } from "./budget.ts";
import type { InferPorts } from "./infer-within.ts";

export type AskPorts = InferPorts & {
  /** Whether an earlier version may answer while the one that serves is loading. */
  readonly mayFallBack: (group: string) => boolean;
  readonly startBudget: (milliseconds: number) => Budget;
  readonly experiments: Experiments;
};
