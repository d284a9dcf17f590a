import type { AuditEntry } from "../domain/audit-entry.ts";
import { type TransitionEvent, transitionEvent } from "../domain/transition-event.ts";
import type { Key } from "./dynamo-table.ts";

/** What a transaction tells. */
export type Note = {
  readonly entries: readonly AuditEntry[];
  /** The project that all of it belongs to; a group's route belongs to none. */
  readonly project?: string;
};

/** Events that wait for the bus in one item. */
export type Letter = { readonly key: Key; readonly events: readonly TransitionEvent[] };

/** Where letters lie. */
export const OUTBOX = "outbox";

// An item takes 400 KB, and an event hardly more than one.
const EVENTS = 200;

/** The letters that tell what is noted: as many as it takes. */
export const lettersOf = ({ entries, project }: Note): readonly Letter[] => {
  const events = entries.map((entry) => transitionEvent(entry, project));
  return Array.from({ length: Math.ceil(events.length / EVENTS) }, (_, index) =>
    events.slice(index * EVENTS, (index + 1) * EVENTS),
  ).flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : [{ key: { pk: OUTBOX, sk: `${first.detail.at}#${first.detail.id}` }, events: [first, ...others] }],
  );
};
