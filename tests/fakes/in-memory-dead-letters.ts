import type { DeadLetters, TakenMessage } from "../../shared/ports/dead-letters.ts";

export type QueueInMemory = DeadLetters & {
  /** What lies there, hidden or not, by its id. */
  readonly left: () => readonly string[];
  /** What others may take. */
  readonly visible: () => readonly string[];
  readonly sent: readonly { readonly name: string; readonly payload: string }[];
};

/** A queue of dead letters in memory, which hides what is taken until that is released. */
export const inMemoryDeadLetters = (
  messages: readonly Pick<TakenMessage, "id" | "body" | "attributes">[] = [],
): QueueInMemory => {
  const left = new Map(messages.map((message) => [message.id, message]));
  const hidden = new Set<string>();
  const sent: { name: string; payload: string }[] = [];
  const visible = () => [...left.keys()].filter((id) => !hidden.has(id));
  return {
    left: () => [...left.keys()],
    visible,
    sent,
    take: async (most) => {
      const taken = visible().slice(0, most);
      for (const id of taken) hidden.add(id);
      return taken.flatMap((id) => {
        const message = left.get(id);
        return message
          ? [{ ...message, receipt: `receipt of ${id}`, sentAt: "2026-01-01T00:00:00.000Z" }]
          : [];
      });
    },
    release: async ({ id }) => {
      hidden.delete(id);
    },
    delete: async ({ id, receipt }) => {
      if (receipt === `receipt of ${id}`) left.delete(id);
    },
    send: async (name, payload) => {
      sent.push({ name, payload });
    },
  };
};
