import {
  type EventBridgeClient,
  PutEventsCommand,
  type PutEventsRequestEntry,
} from "@aws-sdk/client-eventbridge";
import type { TransitionEvent } from "../domain/transition-event.ts";
import type { EventBus } from "../ports/event-bus.ts";

// What PutEvents takes at once.
const MOST = 10;
// Events wait in the outbox, people and Lambda's own deadline do not.
const PATIENCE = 10_000;

/** The installation's own bus. */
export const createEventBridgeBus = (client: EventBridgeClient, bus: string): EventBus => {
  const entryOf = ({ type, detail }: TransitionEvent): PutEventsRequestEntry => ({
    EventBusName: bus,
    Source: "slipway",
    DetailType: type,
    Time: new Date(detail.at),
    Detail: JSON.stringify(detail),
    Resources: [],
  });

  return {
    publish: async (events) => {
      const refused = new Set<string>();
      for (let at = 0; at < events.length; at += MOST) {
        const some = events.slice(at, at + MOST);
        const { Entries = [] } = await client.send(new PutEventsCommand({ Entries: some.map(entryOf) }), {
          abortSignal: AbortSignal.timeout(PATIENCE),
        });
        for (const [index, { detail }] of some.entries())
          if (Entries[index]?.EventId === undefined) refused.add(detail.id);
      }
      return refused;
    },
  };
};
