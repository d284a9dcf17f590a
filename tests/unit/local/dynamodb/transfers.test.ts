import {
  BatchWriteItemCommand,
  TransactGetItemsCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { openDynamoDb } from "./open-dynamo-db.ts";

type Transfer = { readonly from: number; readonly to: number; readonly amount: number };

const ACCOUNTS = 4;
const AT_FIRST = 10;
const account = fc.integer({ min: 0, max: ACCOUNTS - 1 });
const transfer: fc.Arbitrary<Transfer> = fc
  .record({ from: account, to: account, amount: fc.integer({ min: 1, max: 12 }) })
  .filter(({ from, to }) => from !== to);

describe("transfers between accounts, all at once", () => {
  let db: Awaited<ReturnType<typeof openDynamoDb>>;
  const TableName = "accounts";
  const key = (index: number) => ({ pk: { S: `account-${index}` } });
  const all = Array.from({ length: ACCOUNTS }, (_, index) => index);

  const fill = () =>
    db.client.send(
      new BatchWriteItemCommand({
        RequestItems: {
          [TableName]: all.map((index) => ({
            PutRequest: { Item: { ...key(index), amount: { N: String(AT_FIRST) } } },
          })),
        },
      }),
    );

  const amounts = async (): Promise<number[]> => {
    const { Responses = [] } = await db.client.send(
      new TransactGetItemsCommand({
        TransactItems: all.map((index) => ({ Get: { TableName, Key: key(index) } })),
      }),
    );
    return Responses.map(({ Item }) => Number(Item?.amount?.N));
  };

  /** Whether the account held enough. */
  const run = async ({ from, to, amount }: Transfer): Promise<boolean> => {
    const change = (index: number, by: number, condition?: string) => ({
      Update: {
        TableName,
        Key: key(index),
        UpdateExpression: "ADD amount :by",
        ExpressionAttributeValues: {
          ":by": { N: String(by) },
          ...(condition !== undefined && { ":least": { N: String(amount) } }),
        },
        ...(condition !== undefined && { ConditionExpression: condition }),
      },
    });
    try {
      await db.client.send(
        new TransactWriteItemsCommand({
          TransactItems: [change(to, amount), change(from, -amount, "amount >= :least")],
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof TransactionCanceledException) return false;
      throw error;
    }
  };

  beforeAll(async () => {
    db = await openDynamoDb();
    await db.createTable(TableName);
  });
  afterAll(() => db.remove());

  it("keep the sum at every moment, overdraw nothing, and count each success once", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(transfer, { minLength: 1, maxLength: 25 }), async (transfers) => {
        await fill();
        const glances: Promise<number[]>[] = [];
        const succeeded = await Promise.all(
          transfers.map((one, index) => {
            if (index % 3 === 0) glances.push(amounts());
            return run(one);
          }),
        );
        const expected = all.map(() => AT_FIRST);
        transfers.forEach(({ from, to, amount }, index) => {
          if (!succeeded[index]) return;
          expected[from] = (expected[from] ?? 0) - amount;
          expected[to] = (expected[to] ?? 0) + amount;
        });
        await expect(amounts()).resolves.toEqual(expected);
        for (const seen of [...(await Promise.all(glances)), expected]) {
          expect(seen.reduce((sum, amount) => sum + amount, 0)).toBe(ACCOUNTS * AT_FIRST);
          expect(Math.min(...seen)).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 20 },
    );
  });
});
