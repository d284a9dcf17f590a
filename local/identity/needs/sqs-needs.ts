import type { Account } from "../account.ts";
import type { NeedsOf } from "./needs-of.ts";

/** What SQS operations need: the queue that their URL ends with. */
export const sqsNeeds =
  ({ region, accountId }: Account): NeedsOf =>
  (operation, { QueueUrl }: { readonly QueueUrl?: string }) => [
    {
      action: `sqs:${operation}`,
      resource:
        QueueUrl === undefined ? "*" : `arn:aws:sqs:${region}:${accountId}:${QueueUrl.split("/").pop()}`,
    },
  ];
