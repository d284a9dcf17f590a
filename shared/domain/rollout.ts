import type { CanaryRule } from "./canary.ts";

/** A group's policy: what is approved becomes a canary first, beside what serves. */
export type Rollout = {
  readonly percent: number;
  readonly rule?: CanaryRule;
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
  readonly reason?: string;
};
