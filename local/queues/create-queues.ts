import type { Authorize } from "../gateway/authorize.ts";
import { createJsonService } from "../gateway/json-service.ts";
import type { Service } from "../gateway/service.ts";
import { openRecords } from "../records/open-records.ts";
import { createQueueBook } from "./create-queue-book.ts";
import { messageOperations } from "./message-operations.ts";
import { queueOperations } from "./queue-operations.ts";

export type QueuesOptions = {
  /** Where queues and messages are kept. */
  readonly folder: string;
  /** Where clients reach the queues: their URLs begin with it. */
  readonly endpointUrl: () => string;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly accountId?: string;
  readonly region?: string;
  readonly authorize?: Authorize;
};

export type Queues = {
  readonly handle: Service;
  /** Puts a message in a queue, with text attributes; it is on disk on return. Refuses an unknown queue. */
  send(queueArn: string, body: string, attributes?: Readonly<Record<string, string>>): void;
};

/** An SQS of one's own: standard queues, kept on disk. */
export const createQueues = ({
  folder,
  endpointUrl,
  now = Date.now,
  accountId = "111122223333",
  region = "us-east-1",
  authorize,
}: QueuesOptions): Queues => {
  const book = createQueueBook(openRecords(folder), now);
  const place = {
    urlOf: (name: string) => `${endpointUrl()}/${accountId}/${name}`,
    arnOf: (name: string) => `arn:aws:sqs:${region}:${accountId}:${name}`,
  };
  return {
    handle: createJsonService({ ...queueOperations(book, place), ...messageOperations(book) }, authorize),
    send: (queueArn, body, attributes = {}) => {
      const typed = Object.entries(attributes).map(([name, StringValue]) => [
        name,
        { DataType: "String", StringValue },
      ]);
      book.addMessage(book.queue(queueArn), { body, attributes: Object.fromEntries(typed) });
    },
  };
};
