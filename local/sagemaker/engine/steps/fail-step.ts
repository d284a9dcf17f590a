import type { StepKind } from "./step-kind.ts";

/** A step that ends the execution with a message. */
export const failStep: StepKind = async ({ arguments: { ErrorMessage } }) => {
  const message = String(ErrorMessage ?? "");
  const Metadata = { Fail: { ErrorMessage: message } };
  return { status: "Failed", properties: {}, Metadata, FailureReason: message };
};
