import { type DynamoDBClient, TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import { openDynamoDb } from "./open-dynamo-db.ts";

/** Writes the same number into two items, both indexed by it, in one transaction. */
export const writePair = (client: DynamoDBClient, round: number, ClientRequestToken?: string) =>
  client.send(
    new TransactWriteItemsCommand({
      TransactItems: ["left", "right"].map((pk) => ({
        Put: {
          TableName: "pairs",
          Item: { pk: { S: pk }, kind: { S: `round-${round}` }, round: { N: String(round) } },
        },
      })),
      ...(ClientRequestToken !== undefined && { ClientRequestToken }),
    }),
  );

/** Writes pair after pair and prints what was answered, for ever: to be run as a process and killed. */
export const writePairs = async (folder: string): Promise<never> => {
  const db = await openDynamoDb({ folder });
  await db.createTable("pairs");
  for (let round = 1; ; round += 1) {
    await writePair(db.client, round);
    process.stdout.write(`${round}\n`);
  }
};
