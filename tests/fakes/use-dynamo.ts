import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll } from "@jest/globals";
import { createDynamoDb } from "../../local/dynamodb/create-dynamodb.ts";

/** Gives a test file the one table on a real DynamoDB server, and takes it away after the last test. */
export const useDynamo = (): { client: () => DynamoDBClient; table: () => string } => {
  const table = "slipway-test";
  let client: DynamoDBClient;
  let close: () => Promise<void>;

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), "slipway-dynamo-"));
    const dynamo = await createDynamoDb({ folder });
    const server = createServer(
      { keepAliveTimeout: 0 },
      (request, response) => void dynamo.handle(request, response),
    );
    await new Promise<void>((resolve) => {
      server.listen(0, "127.0.0.1", resolve);
    });
    client = new DynamoDBClient({
      endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      region: "us-east-1",
      credentials: { accessKeyId: "local", secretAccessKey: "local" },
    });
    await client.send(
      new CreateTableCommand({
        TableName: table,
        BillingMode: "PAY_PER_REQUEST",
        AttributeDefinitions: [
          { AttributeName: "pk", AttributeType: "S" },
          { AttributeName: "sk", AttributeType: "S" },
        ],
        KeySchema: [
          { AttributeName: "pk", KeyType: "HASH" },
          { AttributeName: "sk", KeyType: "RANGE" },
        ],
      }),
    );
    close = async () => {
      client.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await dynamo.close();
      await rm(folder, { recursive: true, force: true });
    };
  });
  afterAll(() => close());

  return { client: () => client, table: () => table };
};
