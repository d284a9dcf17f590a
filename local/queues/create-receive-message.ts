import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { QueueBook } from "./create-queue-book.ts";
import { messageView, type Wanted } from "./message-view.ts";
import type { Message } from "./queue.ts";
import { queueError } from "./queue-error.ts";
import { settingsOf } from "./queue-settings.ts";

type Input = Wanted & {
  readonly QueueUrl: string;
  readonly MaxNumberOfMessages?: number;
  readonly VisibilityTimeout?: number;
  readonly WaitTimeSeconds?: number;
};

const LOOK_EVERY = 50;

const checkCount = (count: number): number => {
  if (Number.isInteger(count) && count >= 1 && count <= 10) return count;
  throw queueError(
    "InvalidParameterValue",
    `Value ${count} for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.`,
  );
};

/** Takes the oldest visible messages and hides them from other receivers for a while. */
const take = (book: QueueBook, { QueueUrl, ...input }: Input): Message[] => {
  const queue = book.queue(QueueUrl);
  const now = book.now();
  const hidden = (input.VisibilityTimeout ?? settingsOf(queue).VisibilityTimeout) * 1000;
  const visible = book.messages(queue).filter(({ visibleAt }) => visibleAt <= now);
  return visible.slice(0, checkCount(input.MaxNumberOfMessages ?? 1)).map((message) => {
    const taken: Message = {
      ...message,
      visibleAt: now + hidden,
      receiveCount: message.receiveCount + 1,
      firstReceivedAt: message.firstReceivedAt ?? now,
      receipt: `${message.id}.${randomUUID()}`,
    };
    book.putMessage(taken);
    return taken;
  });
};

/** ReceiveMessage: what is visible, or what becomes so within the time that the receiver waits. */
export const createReceiveMessage =
  (book: QueueBook) =>
  async (input: Input): Promise<object> => {
    const wait =
      input.WaitTimeSeconds ?? settingsOf(book.queue(input.QueueUrl)).ReceiveMessageWaitTimeSeconds;
    const until = performance.now() + wait * 1000;
    let taken = take(book, input);
    while (taken.length === 0 && performance.now() < until) {
      await pause(LOOK_EVERY, undefined, { ref: false });
      taken = take(book, input);
    }
    return taken.length > 0 ? { Messages: taken.map((message) => messageView(message, input)) } : {};
  };
