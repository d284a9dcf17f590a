import type { Call } from "../call.ts";
import type { SageMakerContext } from "../context.ts";
import type { WorkingOperations } from "../jobs/create-job-operations.ts";
import { createExecutionStore } from "./execution/create-execution-store.ts";
import { createExecutions } from "./execution/create-executions.ts";
import { callbackOperations } from "./operations/callback-operations.ts";
import { executionOperations } from "./operations/execution-operations.ts";
import { listOperations } from "./operations/list-operations.ts";
import { createCallbacks } from "./steps/callback-step.ts";
import { type EngineOptions, findStepKind } from "./steps/step-kinds.ts";

/** SageMaker's pipeline executions: any valid definition runs, its jobs by SageMaker's own operations. */
export const createEngineOperations = (
  context: SageMakerContext,
  call: Call,
  options: EngineOptions = {},
): WorkingOperations => {
  const store = createExecutionStore(context);
  const callbacks = createCallbacks();
  const closing = new AbortController();
  const kindOf = findStepKind(callbacks, options);
  const runtime = { context, call, store, kindOf, closing: closing.signal };
  const executions = createExecutions(runtime);
  return {
    operations: {
      ...executionOperations(runtime, executions),
      ...listOperations(runtime),
      ...callbackOperations(callbacks),
    },
    resume: executions.resume,
    close: async () => {
      closing.abort();
      await executions.settled();
    },
  };
};
