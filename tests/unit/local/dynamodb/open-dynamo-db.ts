import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { createDynamoDb, type DynamoDbOptions } from "../../../../local/dynamodb/create-dynamodb.ts";
import { serveLocally } from "../../../builders/serve-locally.ts";

/** A local DynamoDB over a socket, in a folder that outlives it until `remove`. */
export const openDynamoDb = async (options: Partial<DynamoDbOptions> = {}) => {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), "dynamodb-")));
  const database = await createDynamoDb({ ...options, folder });
  const server = await serveLocally(database.handle);
  const client = new DynamoDBClient({
    endpoint: server.url,
    region: "us-east-1",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  const close = async () => {
    client.destroy();
    await server.close();
    await database.close();
  };
  return {
    folder,
    url: server.url,
    client,
    close,
    remove: async () => {
      await close();
      await rm(folder, { recursive: true });
    },
    createTable: (TableName: string) =>
      client.send(
        new CreateTableCommand({
          TableName,
          BillingMode: "PAY_PER_REQUEST",
          AttributeDefinitions: [
            { AttributeName: "pk", AttributeType: "S" },
            { AttributeName: "kind", AttributeType: "S" },
          ],
          KeySchema: [{ AttributeName: "pk", KeyType: "HASH" }],
          GlobalSecondaryIndexes: [
            {
              IndexName: "byKind",
              KeySchema: [
                { AttributeName: "kind", KeyType: "HASH" },
                { AttributeName: "pk", KeyType: "RANGE" },
              ],
              Projection: { ProjectionType: "ALL" },
            },
          ],
        }),
      ),
  };
};
