import type { Fleet } from "./job-work.ts";

/** What a step takes at most, by the limits that stop its jobs. What no limit bounds, or no price is known of, is undefined. */
export type StepEstimate = {
  readonly step: string;
  readonly type: string;
  /** What one of its jobs runs on. */
  readonly fleets: readonly Fleet[];
  readonly jobs: number | undefined;
  /** From its start to its end. */
  readonly wallHours: number | undefined;
  readonly instanceHours: number | undefined;
  readonly cost: number | undefined;
  /** Whether the definition sets a limit of its own; else it is SageMaker's. */
  readonly isDeclared: boolean;
  /** Instance types that the price table does not know. */
  readonly unpriced: readonly string[];
};
