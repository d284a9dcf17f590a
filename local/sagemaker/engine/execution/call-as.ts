import type { Call } from "../../call.ts";
import type { EngineRuntime } from "./engine-runtime.ts";
import type { ExecutionRecord } from "./execution-record.ts";

/** Calls operations in the name of an execution's role, as its steps do: what the role does not allow is refused. */
export const callAs =
  ({ call, context }: EngineRuntime, { RoleArn }: ExecutionRecord): Call =>
  async (operation, input) => {
    context.authorize?.(operation, input, RoleArn);
    return call(operation, input);
  };
