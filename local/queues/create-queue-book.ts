import { randomUUID } from "node:crypto";
import type { Records } from "../records/open-records.ts";
import type { Message, Queue } from "./queue.ts";
import { queueError } from "./queue-error.ts";
import { settingsOf } from "./queue-settings.ts";

/** The queues and the messages in them, on disk. */
export interface QueueBook {
  readonly now: () => number;
  queues(): readonly Queue[];
  /** The queue that a name, an ARN or a URL ends in; refuses when there is none. */
  queue(id: unknown): Queue;
  putQueue(queue: Queue): void;
  deleteQueue(queue: Queue): void;
  /** The messages that the retention period still keeps, oldest first. */
  messages(queue: Queue): readonly Message[];
  addMessage(queue: Queue, message: Pick<Message, "body" | "attributes">, delaySeconds?: number): Message;
  putMessage(message: Message): void;
  deleteMessage(message: Message): void;
}

/** Opens the queues among the records. */
export const createQueueBook = (records: Records, now: () => number): QueueBook => {
  // Read once: messages are looked through at each receive, and this process alone writes them.
  const held = new Map(records.list<Message>("message").map((message) => [message.id, message]));
  let serial = Math.max(0, ...[...held.values()].map((message) => message.serial));

  const putMessage = (message: Message): void => {
    records.put("message", message.id, message);
    held.set(message.id, message);
  };
  const deleteMessage = ({ id }: Message): void => {
    records.delete("message", id);
    held.delete(id);
  };
  const messages = (queue: Queue): readonly Message[] => {
    const oldest = now() - settingsOf(queue).MessageRetentionPeriod * 1000;
    const own = [...held.values()].filter((message) => message.queue === queue.name);
    own.filter(({ sentAt }) => sentAt <= oldest).forEach(deleteMessage);
    return own.filter(({ sentAt }) => sentAt > oldest).sort((a, b) => a.serial - b.serial);
  };

  return {
    now,
    queues: () => records.list<Queue>("queue").sort((a, b) => (a.name < b.name ? -1 : 1)),
    queue: (id) => {
      const found = records.get<Queue>(
        "queue",
        String(id ?? "")
          .split(/[/:]/)
          .at(-1) ?? "",
      );
      if (!found) throw queueError("QueueDoesNotExist", "The specified queue does not exist.");
      return found;
    },
    putQueue: (queue) => records.put("queue", queue.name, queue),
    deleteQueue: (queue) => {
      messages(queue).forEach(deleteMessage);
      records.delete("queue", queue.name);
    },
    messages,
    addMessage: (queue, { body, attributes }, delaySeconds) => {
      serial += 1;
      const delay = (delaySeconds ?? settingsOf(queue).DelaySeconds) * 1000;
      const message: Message = {
        id: randomUUID(),
        queue: queue.name,
        serial,
        body,
        attributes,
        sentAt: now(),
        visibleAt: now() + delay,
        receiveCount: 0,
      };
      putMessage(message);
      return message;
    },
    putMessage,
    deleteMessage,
  };
};
