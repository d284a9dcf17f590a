import type { Account } from "../account.ts";
import type { NeedsOf } from "./needs-of.ts";

type Entry = { readonly EventBusName?: string; readonly Source?: string; readonly DetailType?: string };

/** What EventBridge operations need: each event its bus, with source and detail type for conditions. */
export const eventsNeeds =
  ({ region, accountId }: Account): NeedsOf =>
  (operation, { Entries = [] }: { readonly Entries?: readonly Entry[] }) =>
    operation !== "PutEvents"
      ? [{ action: `events:${operation}`, resource: "*" }]
      : Entries.map(({ EventBusName = "default", Source = "", DetailType = "" }) => ({
          action: "events:PutEvents",
          resource: EventBusName.startsWith("arn:")
            ? EventBusName
            : `arn:aws:events:${region}:${accountId}:event-bus/${EventBusName}`,
          context: { "events:source": [Source], "events:detail-type": [DetailType] },
        }));
