import { randomBytes } from "node:crypto";
import { AwsError } from "../../../gateway/aws-error.ts";
import { outputValues } from "./output-values.ts";
import type { StepKind } from "./step-kind.ts";

/** Puts a message into a queue. */
export type SendMessage = (queueUrl: string, body: object) => Promise<void>;

type OutputParameter = { readonly Name: string; readonly Value: string };
type Answer =
  | { readonly kind: "success"; readonly outputs: readonly OutputParameter[] }
  | { readonly kind: "failure"; readonly reason: string };

/** Steps that wait for somebody to answer their token. */
export interface Callbacks {
  readonly step: (send: SendMessage) => StepKind;
  /** Refuses a token that no step waits for. */
  answer(token: string, answer: Answer): string;
}

const untilAborted = (signal: AbortSignal): Promise<undefined> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    signal.addEventListener("abort", () => resolve(undefined), { once: true });
  });

/** Keeps the tokens of callback steps until they are answered. */
export const createCallbacks = (): Callbacks => {
  const waiting = new Map<
    string,
    { readonly executionArn: string; readonly resolve: (answer: Answer) => void }
  >();

  const step =
    (send: SendMessage): StepKind =>
    async ({
      step: { SqsQueueUrl, OutputParameters },
      arguments: given,
      executionArn,
      onStarted,
      signal,
      closing,
    }) => {
      const token = randomBytes(5).toString("hex");
      const queue = String(SqsQueueUrl);
      const answered = new Promise<Answer>((resolve) => waiting.set(token, { executionArn, resolve }));
      const told = { token, pipelineExecutionArn: executionArn, arguments: given };
      const Callback = { CallbackToken: token, SqsQueueUrl: queue };
      try {
        await send(queue, { ...told, status: "Executing" });
        onStarted({ Callback });
        const answer = await Promise.race([answered, untilAborted(AbortSignal.any([signal, closing]))]);
        closing.throwIfAborted();
        if (!answer) {
          await send(queue, { ...told, status: "Stopping" });
          return { status: "Stopped", properties: {}, Metadata: { Callback } };
        }
        if (answer.kind === "failure") {
          return { status: "Failed", properties: {}, Metadata: { Callback }, FailureReason: answer.reason };
        }
        const values = Object.fromEntries(answer.outputs.map(({ Name, Value }) => [Name, Value]));
        const { properties, listed } = outputValues(OutputParameters, values);
        return {
          status: "Succeeded",
          properties,
          Metadata: { Callback: { ...Callback, OutputParameters: listed } },
        };
      } finally {
        waiting.delete(token);
      }
    };

  return {
    step,
    answer: (token, answer) => {
      const found = waiting.get(token);
      if (!found) throw new AwsError("ResourceNotFound", `No step waits for the callback token "${token}".`);
      waiting.delete(token);
      found.resolve(answer);
      return found.executionArn;
    },
  };
};
