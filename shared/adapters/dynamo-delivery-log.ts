import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
} from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import type { DeliveryLog } from "../ports/delivery-log.ts";

// GitHub redelivers what is at most three days old; a week leaves room for whoever asks later.
const KEPT_SECONDS = 7 * 24 * 3600;

/** Deliveries as items that expire; one conditional write both remembers and asks. */
export const createDynamoDeliveryLog = (
  client: DynamoDBClient,
  table: string,
  now: () => number,
): DeliveryLog => ({
  remember: async ({ id, event, repository }) => {
    const item = {
      pk: `delivery#${id}`,
      sk: "delivery",
      event,
      repository,
      handled: false,
      expiresAt: Math.floor(now() / 1000) + KEPT_SECONDS,
    };
    try {
      await client.send(
        new PutItemCommand({
          TableName: table,
          Item: marshall(item, { removeUndefinedValues: true }),
          ConditionExpression: "attribute_not_exists(pk)",
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        }),
      );
      return "new";
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return error.Item && unmarshall(error.Item).handled === true ? "handled" : "pending";
    }
  },
});
