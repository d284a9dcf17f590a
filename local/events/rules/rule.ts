import type { Target } from "../target/target.ts";

/** A rule of one bus: which events it picks, when it fires by itself, and whom it tells. */
export type Rule = {
  readonly name: string;
  readonly bus: string;
  readonly arn: string;
  /** The text of the event pattern. */
  readonly pattern?: string;
  readonly schedule?: string;
  readonly isEnabled: boolean;
  readonly description?: string;
  readonly roleArn?: string;
  readonly targets: readonly Target[];
  /** Whether the system's own set-up put the rule, which then may take it away again. */
  readonly isDeclared: boolean;
};
