import type { EventBus } from "../ports/event-bus.ts";
import type { Log } from "../ports/log.ts";
import type { Outbox } from "../ports/outbox.ts";
import type { DynamoTable, Transaction, Write } from "./dynamo-table.ts";
import { type Letter, lettersOf, type Note, OUTBOX } from "./letters-of.ts";

export type Journal = Outbox & {
  /** Does all writes, which include those of the note's entries, and owes the bus their events; or does neither. */
  transact(writes: readonly Write[], note: Note): Promise<Transaction>;
};

// What one transaction may delete.
const MOST = 100;

/**
 * The outbox: what a transaction notes is told on the bus at least once, even where whoever noted it dies before it does.
 * Without a bus, all is left to the sweep.
 */
export const createDynamoJournal = (
  table: DynamoTable,
  way?: { readonly bus: EventBus; readonly log: Log },
): Journal => {
  const pending: Letter[] = [];

  /** Publishes letters and forgets them, apart from those that the bus refuses: these keep no other from being told. */
  const send = async (letters: readonly Letter[], bus: EventBus): Promise<number> => {
    const refused = new Set<string>();
    for (let at = 0; at < letters.length; at += MOST) {
      const some = letters.slice(at, at + MOST);
      const kept = await bus.publish(some.flatMap(({ events }) => events));
      const sent = some.filter(({ events }) => !events.some(({ detail }) => kept.has(detail.id)));
      // One transaction takes each key once.
      const keys = [...new Map(sent.map(({ key }) => [key.sk, key])).values()];
      if (keys.length > 0) await table.transact(keys.map((key): Write => ({ kind: "delete", key })));
      for (const id of kept) refused.add(id);
    }
    if (refused.size > 0)
      throw new Error(`the bus refused ${refused.size} events: ${[...refused].join(", ")}`);
    return letters.reduce((sum, { events }) => sum + events.length, 0);
  };

  return {
    transact: async (writes, note) => {
      const letters = lettersOf(note);
      const posts = letters.map(({ key, events }): Write => ({ kind: "put", key, item: { events } }));
      const result = await table.transact([...writes, ...posts]);
      if (result.kind === "done" && way !== undefined) pending.push(...letters);
      return result;
    },

    flush: async () => {
      const letters = pending.splice(0);
      if (letters.length === 0 || way === undefined) return;
      try {
        await send(letters, way.bus);
      } catch (error) {
        way.log.error("events are left to the sweep", error);
      }
    },

    resend: async (before) => {
      if (way === undefined) return 0;
      const items = await table.query(OUTBOX);
      const letters = items
        .filter(({ sk }) => String(sk) < before)
        .map(({ pk, sk, events }) => ({ key: { pk, sk }, events }) as Letter);
      return send(letters, way.bus);
    },
  };
};
