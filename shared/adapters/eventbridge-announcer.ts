import { type EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import type { Announcer } from "../ports/announcer.ts";

/** Announces hints on the installation's own bus. */
export const createEventBridgeAnnouncer = (client: EventBridgeClient, bus: string): Announcer => ({
  announce: async ({ type, detail }) => {
    const entry = {
      EventBusName: bus,
      Source: "slipway",
      DetailType: type,
      Detail: JSON.stringify(detail),
      Resources: [],
    };
    const { FailedEntryCount, Entries } = await client.send(new PutEventsCommand({ Entries: [entry] }));
    if (FailedEntryCount)
      throw new Error(
        `the bus ${bus} refused the event: ${Entries?.[0]?.ErrorCode} ${Entries?.[0]?.ErrorMessage}`,
      );
  },
});
