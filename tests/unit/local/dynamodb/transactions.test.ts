import {
  type AttributeValue,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactGetItemsCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { openDynamoDb } from "./open-dynamo-db.ts";

describe("transactions", () => {
  let db: Awaited<ReturnType<typeof openDynamoDb>>;
  let clock = 1_800_000_000_000;
  const TableName = "accounts";
  const key = (pk: string) => ({ pk: { S: pk } });
  const seed = (pk: string, members: Record<string, AttributeValue> = {}) =>
    db.client.send(new PutItemCommand({ TableName, Item: { ...key(pk), ...members } }));
  const get = async (pk: string) =>
    (await db.client.send(new GetItemCommand({ TableName, Key: key(pk) }))).Item;
  const transact = (items: TransactWriteItem[], ClientRequestToken?: string) =>
    db.client.send(
      new TransactWriteItemsCommand({
        TransactItems: items,
        ...(ClientRequestToken !== undefined && { ClientRequestToken }),
      }),
    );
  const refusal = async (items: TransactWriteItem[], token?: string): Promise<Error> => {
    const answer = await transact(items, token).catch((error: unknown) => error);
    if (answer instanceof Error) return answer;
    throw new Error("the transaction was not refused");
  };
  const put = (pk: string, members: Record<string, AttributeValue> = {}): TransactWriteItem => ({
    Put: { TableName, Item: { ...key(pk), ...members } },
  });
  const add = (pk: string, amount: number): TransactWriteItem => ({
    Update: {
      TableName,
      Key: key(pk),
      UpdateExpression: "ADD amount :by",
      ExpressionAttributeValues: { ":by": { N: String(amount) } },
    },
  });
  const isNew = (pk: string): TransactWriteItem => ({
    ConditionCheck: { TableName, Key: key(pk), ConditionExpression: "attribute_not_exists(pk)" },
  });

  let serial = 0;
  let a = "";
  let b = "";
  let c = "";
  beforeAll(async () => {
    db = await openDynamoDb({ now: () => clock });
    await db.createTable(TableName);
  });
  beforeEach(() => {
    serial += 1;
    [a, b, c] = [`${serial}-a`, `${serial}-b`, `${serial}-c`];
  });
  afterAll(() => db.remove());

  it("puts, updates, deletes and checks in one", async () => {
    await seed(a, { amount: { N: "1" } });
    await seed(b);
    await transact([
      add(a, 5),
      { Delete: { TableName, Key: key(b), ConditionExpression: "attribute_exists(pk)" } },
      put(c, { kind: { S: `kind-${c}` } }),
      isNew(`${serial}-unseen`),
    ]);
    await expect(Promise.all([get(a), get(b), get(c), get(`${serial}-unseen`)])).resolves.toEqual([
      { ...key(a), amount: { N: "6" } },
      undefined,
      { ...key(c), kind: { S: `kind-${c}` } },
      undefined,
    ]);
  });

  it("keeps indexes in step", async () => {
    const of = async (kind: string) =>
      (
        await db.client.send(
          new QueryCommand({
            TableName,
            IndexName: "byKind",
            KeyConditionExpression: "kind = :kind",
            ExpressionAttributeValues: { ":kind": { S: kind } },
          }),
        )
      ).Items;
    await transact([put(a, { kind: { S: `${serial}-x` } }), put(b, { kind: { S: `${serial}-x` } })]);
    await transact([put(a, { kind: { S: `${serial}-y` } }), { Delete: { TableName, Key: key(b) } }]);
    await expect(of(`${serial}-x`)).resolves.toEqual([]);
    await expect(of(`${serial}-y`)).resolves.toEqual([{ ...key(a), kind: { S: `${serial}-y` } }]);
  });

  it("does nothing when one condition fails, and gives every action's reason", async () => {
    await seed(b, { amount: { N: "3" } });
    const error = await refusal([
      put(a),
      { Put: { TableName, Item: key(b), ConditionExpression: "attribute_not_exists(pk)" } },
      {
        ConditionCheck: {
          TableName,
          Key: key(c),
          ConditionExpression: "attribute_exists(pk)",
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        },
      },
    ]);
    expect(error).toBeInstanceOf(TransactionCanceledException);
    expect(error.message).toContain("[None, ConditionalCheckFailed, ConditionalCheckFailed]");
    expect((error as TransactionCanceledException).CancellationReasons).toEqual([
      { Code: "None" },
      { Code: "ConditionalCheckFailed", Message: "The conditional request failed" },
      { Code: "ConditionalCheckFailed", Message: "The conditional request failed" },
    ]);
    await expect(Promise.all([get(a), get(b)])).resolves.toEqual([
      undefined,
      { ...key(b), amount: { N: "3" } },
    ]);
  });

  it.each(["Put", "Delete", "Update", "ConditionCheck"])(
    "shows the item that failed a %s where asked",
    async (kind) => {
      await seed(a, { amount: { N: "3" } });
      const error = await refusal([
        put(b),
        {
          [kind]: {
            TableName,
            ...(kind === "Put" ? { Item: key(a) } : { Key: key(a) }),
            ...(kind === "Update" && { UpdateExpression: "REMOVE amount" }),
            ConditionExpression: "attribute_not_exists(pk)",
            ReturnValuesOnConditionCheckFailure: "ALL_OLD",
          },
        },
      ]);
      expect((error as TransactionCanceledException).CancellationReasons?.[1]).toEqual({
        Code: "ConditionalCheckFailed",
        Message: "The conditional request failed",
        Item: { ...key(a), amount: { N: "3" } },
      });
      await expect(get(a)).resolves.toEqual({ ...key(a), amount: { N: "3" } });
    },
  );

  it("tells an impossible update as that action's reason", async () => {
    await seed(a, { amount: { S: "much" } });
    const error = await refusal([put(b), add(a, 1)]);
    expect((error as TransactionCanceledException).CancellationReasons?.map(({ Code }) => Code)).toEqual([
      "None",
      "ValidationError",
    ]);
    await expect(get(b)).resolves.toBeUndefined();
  });

  it("refuses two actions on one item", async () => {
    await expect(refusal([put(a), isNew(a)])).resolves.toMatchObject({
      name: "ValidationException",
      message: expect.stringContaining("multiple operations on one item"),
    });
    await expect(get(a)).resolves.toBeUndefined();
  });

  it("takes a hundred actions and no more", async () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => put(`${serial}-${index}`));
    await expect(transact(many(100))).resolves.toBeDefined();
    await expect(refusal(many(101))).resolves.toMatchObject({ name: "ValidationException" });
    await expect(refusal([])).resolves.toMatchObject({ name: "ValidationException" });
  });

  it("refuses more than four megabytes", async () => {
    const large = Array.from({ length: 11 }, (_, index) =>
      put(`${serial}-${index}`, { text: { S: "x".repeat(390 * 1024) } }),
    );
    await expect(refusal(large)).resolves.toMatchObject({ name: "ValidationException" });
  });

  it.each([
    ["nothing", {}],
    ["two things", { ...put("x"), ...isNew("y") }],
    ["a check without a condition", { ConditionCheck: { TableName, Key: key("x") } as never }],
    ["an update without an expression", { Update: { TableName, Key: key("x") } as never }],
    [
      "an expression that does not parse",
      { Delete: { TableName, Key: key("x"), ConditionExpression: "a ==" } },
    ],
  ] satisfies [string, TransactWriteItem][])("refuses an action that is %s", async (_name, item) => {
    await expect(refusal([put(a), item])).resolves.toMatchObject({ name: "ValidationException" });
    await expect(get(a)).resolves.toBeUndefined();
  });

  it("names the table that is missing", async () => {
    await expect(refusal([{ Put: { TableName: "nowhere", Item: key(a) } }])).resolves.toMatchObject({
      name: "ResourceNotFoundException",
    });
  });

  it("tells the capacity it used, at twice the price", async () => {
    const { ConsumedCapacity } = await db.client.send(
      new TransactWriteItemsCommand({ TransactItems: [put(a), put(b)], ReturnConsumedCapacity: "TOTAL" }),
    );
    expect(ConsumedCapacity).toEqual([{ TableName, CapacityUnits: 4 }]);
  });

  describe("with a client's token", () => {
    it("carries out a repeated request once", async () => {
      await seed(a, { amount: { N: "0" } });
      await transact([add(a, 1)], `token-${serial}`);
      await transact([add(a, 1)], `token-${serial}`);
      await expect(get(a)).resolves.toMatchObject({ amount: { N: "1" } });
    });

    it("carries out a request once that was repeated at the same time", async () => {
      await seed(a, { amount: { N: "0" } });
      await Promise.all(Array.from({ length: 10 }, () => transact([add(a, 1)], `token-${serial}`)));
      await expect(get(a)).resolves.toMatchObject({ amount: { N: "1" } });
    });

    it("refuses the token for another request", async () => {
      await transact([put(a)], `token-${serial}`);
      await expect(refusal([put(b)], `token-${serial}`)).resolves.toMatchObject({
        name: "IdempotentParameterMismatchException",
      });
    });

    it("forgets it after ten minutes", async () => {
      await seed(a, { amount: { N: "0" } });
      await transact([add(a, 1)], `token-${serial}`);
      clock += 599_000;
      await transact([add(a, 1)], `token-${serial}`);
      await expect(get(a)).resolves.toMatchObject({ amount: { N: "1" } });
      clock += 2_000;
      await transact([add(a, 1)], `token-${serial}`);
      await expect(get(a)).resolves.toMatchObject({ amount: { N: "2" } });
    });

    it("does not count a request that was refused", async () => {
      await seed(a);
      const claim: TransactWriteItem = {
        Put: { TableName, Item: key(a), ConditionExpression: "attribute_not_exists(pk)" },
      };
      await refusal([claim], `token-${serial}`);
      await transact([{ Delete: { TableName, Key: key(a) } }]);
      await transact([claim], `token-${serial}`);
      await expect(get(a)).resolves.toEqual(key(a));
    });
  });

  describe("of reads", () => {
    it("gives the items in the order of asking, with gaps", async () => {
      await seed(a, { amount: { N: "1" }, note: { S: "x" } });
      await seed(c);
      const { Responses } = await db.client.send(
        new TransactGetItemsCommand({
          TransactItems: [
            { Get: { TableName, Key: key(c) } },
            { Get: { TableName, Key: key(b) } },
            {
              Get: {
                TableName,
                Key: key(a),
                ProjectionExpression: "#n",
                ExpressionAttributeNames: { "#n": "amount" },
              },
            },
          ],
        }),
      );
      expect(Responses).toEqual([{ Item: key(c) }, {}, { Item: { amount: { N: "1" } } }]);
    });

    it("refuses the same item twice", async () => {
      const one = { Get: { TableName, Key: key(a) } };
      await expect(
        db.client.send(new TransactGetItemsCommand({ TransactItems: [one, one] })),
      ).rejects.toMatchObject({ name: "ValidationException" });
    });
  });
});
