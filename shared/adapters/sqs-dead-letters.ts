import { InvokeCommand, type LambdaClient } from "@aws-sdk/client-lambda";
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueUrlCommand,
  type Message,
  MessageNotInflight,
  QueueDoesNotExist,
  ReceiveMessageCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import { queueMissing } from "../domain/errors.ts";
import type { DeadLetters, TakenMessage } from "../ports/dead-letters.ts";

// Longer than it takes to hand out what is taken; and so long does a message stay hidden where somebody is killed.
const HIDDEN_SECONDS = 120;

const attributesOf = ({ MessageAttributes = {} }: Message): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(MessageAttributes).map(([name, { StringValue = "" }]) => [name, StringValue]),
  );

const takenMessage = (message: Message): TakenMessage => ({
  id: message.MessageId ?? "",
  receipt: message.ReceiptHandle ?? "",
  body: message.Body ?? "",
  attributes: attributesOf(message),
  sentAt: new Date(Number(message.Attributes?.SentTimestamp ?? 0)).toISOString(),
});

/** A queue in SQS, and functions in Lambda, which are called asynchronously: Lambda tries again and tells of failures as ever. */
export const createSqsDeadLetters = (sqs: SQSClient, lambda: LambdaClient, queue: string): DeadLetters => {
  let known: Promise<string> | undefined;
  const findUrl = async (): Promise<string> => {
    try {
      return (await sqs.send(new GetQueueUrlCommand({ QueueName: queue }))).QueueUrl ?? "";
    } catch (error) {
      throw error instanceof QueueDoesNotExist ? queueMissing(queue) : error;
    }
  };
  const url = (): Promise<string> => {
    known ??= findUrl();
    return known;
  };

  return {
    take: async (most) => {
      const request = new ReceiveMessageCommand({
        QueueUrl: await url(),
        MaxNumberOfMessages: most,
        VisibilityTimeout: HIDDEN_SECONDS,
        // Who does not wait is answered by some of a queue's servers only, and may see nothing where there is something.
        WaitTimeSeconds: 1,
        MessageAttributeNames: ["All"],
        MessageSystemAttributeNames: ["SentTimestamp"],
      });
      return ((await sqs.send(request)).Messages ?? []).map(takenMessage);
    },
    release: async ({ receipt }) => {
      try {
        await sqs.send(
          new ChangeMessageVisibilityCommand({
            QueueUrl: await url(),
            ReceiptHandle: receipt,
            VisibilityTimeout: 0,
          }),
        );
      } catch (error) {
        if (!(error instanceof MessageNotInflight)) throw error;
      }
    },
    delete: async ({ receipt }) => {
      await sqs.send(new DeleteMessageCommand({ QueueUrl: await url(), ReceiptHandle: receipt }));
    },
    send: async (functionName, payload) => {
      await lambda.send(
        new InvokeCommand({
          FunctionName: functionName,
          InvocationType: "Event",
          Payload: Buffer.from(payload),
        }),
      );
    },
  };
};
