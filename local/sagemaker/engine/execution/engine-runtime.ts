import type { Call } from "../../call.ts";
import type { SageMakerContext } from "../../context.ts";
import type { StepKind } from "../steps/step-kind.ts";
import type { ExecutionStore } from "./create-execution-store.ts";

/** What executions run with. */
export type EngineRuntime = {
  readonly context: SageMakerContext;
  readonly call: Call;
  readonly store: ExecutionStore;
  readonly kindOf: (type: string) => StepKind;
  /** Aborted when the engine closes: nothing may be written any more. */
  readonly closing: AbortSignal;
};
