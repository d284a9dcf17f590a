import type { Operations } from "../gateway/json-service.ts";
import type { QueueBook } from "./create-queue-book.ts";
import type { Queue } from "./queue.ts";
import { queueError } from "./queue-error.ts";
import { checkSettings, settingsOf } from "./queue-settings.ts";

type Attributes = Readonly<Record<string, string>>;
type Create = { readonly QueueName?: string; readonly Attributes?: Attributes };
type OfQueue = { readonly QueueUrl: string };

export type QueuePlace = {
  readonly urlOf: (name: string) => string;
  readonly arnOf: (name: string) => string;
};

/** The operations on queues as a whole. */
export const queueOperations = (book: QueueBook, { urlOf, arnOf }: QueuePlace): Operations => {
  const described = (queue: Queue): Record<string, string> => {
    const messages = book.messages(queue);
    const isDelayed = ({ receiveCount }: { receiveCount: number }) => receiveCount === 0;
    const hidden = messages.filter(({ visibleAt }) => visibleAt > book.now());
    const seconds = String(Math.floor(queue.createdAt / 1000));
    const counts = {
      ApproximateNumberOfMessages: messages.length - hidden.length,
      ApproximateNumberOfMessagesDelayed: hidden.filter(isDelayed).length,
      ApproximateNumberOfMessagesNotVisible: hidden.length - hidden.filter(isDelayed).length,
    };
    const numbers = Object.entries({ ...settingsOf(queue), ...counts }).map(([name, value]) => [
      name,
      String(value),
    ]);
    return {
      QueueArn: queue.arn,
      CreatedTimestamp: seconds,
      LastModifiedTimestamp: seconds,
      ...queue.attributes,
      ...Object.fromEntries(numbers),
    };
  };

  return {
    CreateQueue: ({ QueueName = "", Attributes = {} }: Create) => {
      if (!/^[\w-]{1,80}$/.test(QueueName))
        throw queueError(
          "InvalidParameterValue",
          "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length.",
        );
      const wanted = checkSettings(Attributes);
      const known = book.queues().find(({ name }) => name === QueueName);
      if (known && Object.entries(wanted).some(([name, value]) => described(known)[name] !== value))
        throw queueError(
          "QueueNameExists",
          "A queue already exists with the same name and a different value for an attribute.",
        );
      if (!known)
        book.putQueue({ name: QueueName, arn: arnOf(QueueName), createdAt: book.now(), attributes: wanted });
      return { QueueUrl: urlOf(QueueName) };
    },

    GetQueueUrl: ({ QueueName }: Create) => ({ QueueUrl: urlOf(book.queue(QueueName).name) }),

    ListQueues: ({ QueueNamePrefix = "" }: { readonly QueueNamePrefix?: string }) => ({
      QueueUrls: book
        .queues()
        .filter(({ name }) => name.startsWith(QueueNamePrefix))
        .map(({ name }) => urlOf(name)),
    }),

    GetQueueAttributes: ({
      QueueUrl,
      AttributeNames = [],
    }: OfQueue & { readonly AttributeNames?: readonly string[] }) => {
      const all = Object.entries(described(book.queue(QueueUrl)));
      const wanted = all.filter(([name]) => AttributeNames.includes("All") || AttributeNames.includes(name));
      return wanted.length > 0 ? { Attributes: Object.fromEntries(wanted) } : {};
    },

    SetQueueAttributes: ({ QueueUrl, Attributes = {} }: OfQueue & { readonly Attributes?: Attributes }) => {
      const queue = book.queue(QueueUrl);
      book.putQueue({ ...queue, attributes: { ...queue.attributes, ...checkSettings(Attributes) } });
      return {};
    },

    PurgeQueue: ({ QueueUrl }: OfQueue) => {
      book.messages(book.queue(QueueUrl)).forEach(book.deleteMessage);
      return {};
    },

    DeleteQueue: ({ QueueUrl }: OfQueue) => {
      book.deleteQueue(book.queue(QueueUrl));
      return {};
    },
  };
};
