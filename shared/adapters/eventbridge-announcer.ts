import { type EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import type { Announcement } from "../domain/announcement.ts";
import type { Announcer } from "../ports/announcer.ts";

/** Announces on the installation's own bus. */
export const createEventBridgeAnnouncer = (
  client: EventBridgeClient,
  bus: string,
): Announcer<Announcement> => ({
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
