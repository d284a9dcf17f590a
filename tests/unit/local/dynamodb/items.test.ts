import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { openDynamoDb } from "./open-dynamo-db.ts";

describe("items", () => {
  let db: Awaited<ReturnType<typeof openDynamoDb>>;
  const TableName = "items";
  const put = (Item: Record<string, { S: string } | { N: string }>) =>
    db.client.send(new PutItemCommand({ TableName, Item }));
  const get = async (pk: string) =>
    (await db.client.send(new GetItemCommand({ TableName, Key: { pk: { S: pk } } }))).Item;

  beforeAll(async () => {
    db = await openDynamoDb();
    await db.createTable(TableName);
  });
  afterAll(() => db.remove());

  it("gives back what was put", async () => {
    await put({ pk: { S: "a" }, value: { N: "1" } });
    await expect(get("a")).resolves.toEqual({ pk: { S: "a" }, value: { N: "1" } });
  });

  it("finds by an index what was put, updated and deleted", async () => {
    await put({ pk: { S: "indexed" }, kind: { S: "old" } });
    const byKind = async (kind: string) =>
      (
        await db.client.send(
          new QueryCommand({
            TableName,
            IndexName: "byKind",
            KeyConditionExpression: "kind = :kind",
            ExpressionAttributeValues: { ":kind": { S: kind } },
          }),
        )
      ).Count;
    await expect(byKind("old")).resolves.toBe(1);
    await db.client.send(
      new UpdateItemCommand({
        TableName,
        Key: { pk: { S: "indexed" } },
        UpdateExpression: "SET kind = :new",
        ExpressionAttributeValues: { ":new": { S: "new" } },
      }),
    );
    await expect(Promise.all([byKind("old"), byKind("new")])).resolves.toEqual([0, 1]);
    await db.client.send(new DeleteItemCommand({ TableName, Key: { pk: { S: "indexed" } } }));
    await expect(byKind("new")).resolves.toBe(0);
  });

  it("lets exactly one of fifty conditional puts win", async () => {
    const attempts = await Promise.allSettled(
      Array.from({ length: 50 }, (_, index) =>
        db.client.send(
          new PutItemCommand({
            TableName,
            Item: { pk: { S: "contested" }, winner: { N: String(index) } },
            ConditionExpression: "attribute_not_exists(pk)",
          }),
        ),
      ),
    );
    const winners = attempts.flatMap(({ status }, index) => (status === "fulfilled" ? [index] : []));
    expect(winners).toHaveLength(1);
    expect((await get("contested"))?.winner).toEqual({ N: String(winners[0]) });
  });

  describe.each([
    ["put", (extra: object) => new PutItemCommand({ TableName, Item: { pk: { S: "held" } }, ...extra })],
    ["delete", (extra: object) => new DeleteItemCommand({ TableName, Key: { pk: { S: "held" } }, ...extra })],
    [
      "update",
      (extra: object) =>
        new UpdateItemCommand({
          TableName,
          Key: { pk: { S: "held" } },
          UpdateExpression: "REMOVE version",
          ...extra,
        }),
    ],
  ])("a %s whose condition fails", (_name, command) => {
    const failing = {
      ConditionExpression: "version = :v",
      ExpressionAttributeValues: { ":v": { N: "1" } },
    };
    const fail = (extra: object): Promise<unknown> =>
      db.client.send(command({ ...failing, ...extra }) as PutItemCommand).catch((error: unknown) => error);

    beforeAll(() => put({ pk: { S: "held" }, version: { N: "7" } }));

    it("shows the item where asked, and leaves it alone", async () => {
      const error = await fail({ ReturnValuesOnConditionCheckFailure: "ALL_OLD" });
      expect(error).toBeInstanceOf(ConditionalCheckFailedException);
      expect((error as ConditionalCheckFailedException).Item).toEqual({
        pk: { S: "held" },
        version: { N: "7" },
      });
      await expect(get("held")).resolves.toMatchObject({ version: { N: "7" } });
    });

    it("shows no item where not asked", async () => {
      const error = await fail({});
      expect(error).toBeInstanceOf(ConditionalCheckFailedException);
      expect((error as ConditionalCheckFailedException).Item).toBeUndefined();
    });

    it("refuses a wish that the API does not know", async () => {
      await expect(fail({ ReturnValuesOnConditionCheckFailure: "ALL_NEW" })).resolves.toMatchObject({
        name: "ValidationException",
        message: expect.stringContaining("ALL_NEW"),
      });
    });
  });

  it("names the table that is missing", async () => {
    await expect(
      db.client.send(new PutItemCommand({ TableName: "nowhere", Item: { pk: { S: "a" } } })),
    ).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  });

  it("refuses what the API refuses", async () => {
    await expect(put({ value: { N: "1" } })).rejects.toMatchObject({
      name: "ValidationException",
      message: expect.stringContaining("Missing the key pk"),
    });
  });
});
