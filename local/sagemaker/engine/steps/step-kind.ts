import type { Call } from "../../call.ts";
import type { StepDefinition } from "../definition/pipeline-definition.ts";

/** One attempt at a step, as its kind is told of it. */
export type StepAttempt = {
  readonly call: Call;
  /** The step with every expression in it resolved. */
  readonly step: StepDefinition;
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly executionArn: string;
  /** A name for what the step creates, unique and no longer than `limit`; a name in the definition is its beginning. */
  readonly nameFor: (limit: number, given: unknown) => string;
  /** Tells what runs for the step, once it does. */
  readonly onStarted: (metadata: Readonly<Record<string, unknown>>) => void;
  /** Asks the step to end. */
  readonly signal: AbortSignal;
  /** The engine closes: nothing may be waited for any more. */
  readonly closing: AbortSignal;
};

/** What became of an attempt. */
export type StepOutcome = {
  readonly status: "Succeeded" | "Failed" | "Stopped";
  readonly properties: Readonly<Record<string, unknown>>;
  readonly Metadata: Readonly<Record<string, unknown>>;
  readonly FailureReason?: string;
};

/** How steps of one type run; a rejection is a failed request. */
export type StepKind = (attempt: StepAttempt) => Promise<StepOutcome>;
