import type { Operations } from "../../../gateway/json-service.ts";
import type { Callbacks } from "../steps/callback-step.ts";

/** The operations that answer callback steps. */
export const callbackOperations = ({ answer }: Callbacks): Operations => ({
  SendPipelineExecutionStepSuccess: ({ CallbackToken, OutputParameters = [] }) => ({
    PipelineExecutionArn: answer(CallbackToken, { kind: "success", outputs: OutputParameters }),
  }),
  SendPipelineExecutionStepFailure: ({ CallbackToken, FailureReason }) => ({
    PipelineExecutionArn: answer(CallbackToken, {
      kind: "failure",
      reason: FailureReason ?? "The callback step was answered with a failure.",
    }),
  }),
});
