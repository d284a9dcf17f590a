import { outputValues } from "./output-values.ts";
import type { StepKind } from "./step-kind.ts";

/** Invokes a function by its ARN with a JSON payload; gives its answer, rejects with its error. */
export type InvokeLambda = (arn: string, payload: object) => Promise<unknown>;

/** A step that asks a Lambda function; a running function is waited for even when the execution stops. */
export const lambdaStep =
  (invoke: InvokeLambda): StepKind =>
  async ({ step, arguments: given, onStarted }) => {
    const arn = String(step.FunctionArn);
    onStarted({ Lambda: { Arn: arn } });
    const answer = await invoke(arn, given).catch((error: Error) => {
      throw new Error(`ClientError: the function "${arn}" failed: ${error.message}`, { cause: error });
    });
    const isObject = typeof answer === "object" && answer !== null;
    const { properties, listed } = outputValues(step.OutputParameters, isObject ? { ...answer } : {});
    return { status: "Succeeded", properties, Metadata: { Lambda: { Arn: arn, OutputParameters: listed } } };
  };
