import { type EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import type { Announcer } from "../ports/announcer.ts";

/** Announces pushes on the installation's own bus. */
export const createEventBridgeAnnouncer = (client: EventBridgeClient, bus: string): Announcer => ({
  announce: async (push) => {
    const entry = {
      EventBusName: bus,
      Source: "slipway",
      DetailType: "PushReceived",
      Detail: JSON.stringify(push),
      Resources: [],
    };
    const { FailedEntryCount, Entries } = await client.send(new PutEventsCommand({ Entries: [entry] }));
    if (FailedEntryCount)
      throw new Error(
        `the bus ${bus} refused the event: ${Entries?.[0]?.ErrorCode} ${Entries?.[0]?.ErrorMessage}`,
      );
  },
});
