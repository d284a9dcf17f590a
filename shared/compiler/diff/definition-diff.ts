import type { JsonChange } from "./json-change.ts";

/** What becomes of a step when one definition replaces another. */
export type StepDiff = {
  readonly name: string;
  readonly type: string;
  readonly change: "added" | "removed" | "changed" | "unchanged";
  readonly changes: readonly JsonChange[];
  /** What happens at the next run: it runs, or an earlier result is reused; a removed step does neither. */
  readonly next: "runs" | "cached" | "gone";
  /** Why a step that could have reused its result cannot, or why it runs anyway. */
  readonly why: readonly string[];
};

/** The difference between two definitions. */
export type DefinitionDiff = {
  readonly isSame: boolean;
  readonly parameters: readonly JsonChange[];
  /** Other members of the definition. */
  readonly settings: readonly JsonChange[];
  readonly steps: readonly StepDiff[];
};
