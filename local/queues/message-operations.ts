import { AwsError } from "../gateway/aws-error.ts";
import type { Operations } from "../gateway/json-service.ts";
import type { QueueBook } from "./create-queue-book.ts";
import { createReceiveMessage } from "./create-receive-message.ts";
import { md5 } from "./md5.ts";
import type { Message } from "./queue.ts";
import { queueError } from "./queue-error.ts";
import { settingsOf } from "./queue-settings.ts";

type Entry = {
  readonly MessageBody?: string;
  readonly DelaySeconds?: number;
  readonly MessageAttributes?: Message["attributes"];
};
type Receipt = { readonly ReceiptHandle?: string; readonly VisibilityTimeout?: number };
type ToQueue<Member> = Member & { readonly QueueUrl: string };
type Batch<Member> = {
  readonly QueueUrl: string;
  readonly Entries?: readonly (Member & { readonly Id: string })[];
};

const failed = (Id: string, error: unknown): object => {
  if (!(error instanceof AwsError)) throw error;
  return { Id, SenderFault: true, Code: error.code.split("#").at(-1), Message: error.message };
};

/** Does to each entry what the single operation does, and tells which succeeded. */
const inBatch =
  <Member>(single: (input: ToQueue<Member>) => object) =>
  ({ QueueUrl, Entries = [] }: Batch<Member>): object => {
    if (Entries.length === 0)
      throw queueError("EmptyBatchRequest", "There should be at least one entry in the request.");
    if (Entries.length > 10)
      throw queueError("TooManyEntriesInBatchRequest", "Maximum number of entries per request are 10.");
    const Successful: object[] = [];
    const Failed: object[] = [];
    for (const entry of Entries) {
      try {
        Successful.push({ Id: entry.Id, ...single({ ...entry, QueueUrl }) });
      } catch (error) {
        Failed.push(failed(entry.Id, error));
      }
    }
    return { Successful, Failed };
  };

/** The operations on messages. */
export const messageOperations = (book: QueueBook): Operations => {
  const send = ({ QueueUrl, MessageBody, DelaySeconds, MessageAttributes = {} }: ToQueue<Entry>): object => {
    const queue = book.queue(QueueUrl);
    if (!MessageBody)
      throw queueError("MissingParameter", "The request must contain the parameter MessageBody.");
    const { MaximumMessageSize } = settingsOf(queue);
    if (Buffer.byteLength(MessageBody) > MaximumMessageSize)
      throw queueError(
        "InvalidParameterValue",
        `One or more parameters are invalid. Reason: Message must be shorter than ${MaximumMessageSize} bytes.`,
      );
    const { id } = book.addMessage(queue, { body: MessageBody, attributes: MessageAttributes }, DelaySeconds);
    return { MessageId: id, MD5OfMessageBody: md5(MessageBody) };
  };

  const held = ({ QueueUrl, ReceiptHandle = "" }: ToQueue<Receipt>): Message | undefined => {
    const messages = book.messages(book.queue(QueueUrl));
    if (!/^[\w-]{36}\.[\w-]{36}$/.test(ReceiptHandle))
      throw queueError(
        "ReceiptHandleIsInvalid",
        `The input receipt handle "${ReceiptHandle}" is not a valid receipt handle.`,
      );
    return messages.find(({ receipt }) => receipt === ReceiptHandle);
  };

  const remove = (input: ToQueue<Receipt>): object => {
    const message = held(input);
    if (message) book.deleteMessage(message);
    return {};
  };

  const changeVisibility = (input: ToQueue<Receipt>): object => {
    const message = held(input);
    if (!message || message.visibleAt <= book.now())
      throw queueError("MessageNotInflight", "The specified message isn't in flight.");
    book.putMessage({ ...message, visibleAt: book.now() + (input.VisibilityTimeout ?? 0) * 1000 });
    return {};
  };

  return {
    SendMessage: send,
    SendMessageBatch: inBatch(send),
    ReceiveMessage: createReceiveMessage(book),
    DeleteMessage: remove,
    DeleteMessageBatch: inBatch(remove),
    ChangeMessageVisibility: changeVisibility,
  };
};
