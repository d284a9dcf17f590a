import type { Target } from "../target/target.ts";

/** What one target is still owed. Times are in milliseconds. */
export type Delivery = {
  readonly id: string;
  readonly ruleArn: string;
  readonly targetArn: string;
  readonly input: unknown;
  readonly acceptedAt: number;
  readonly attempts: number;
  readonly retryPolicy: NonNullable<Target["RetryPolicy"]>;
  readonly deadLetterArn?: string;
};
