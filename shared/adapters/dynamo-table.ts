import {
  type AttributeValue,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";

export type Item = Record<string, unknown>;
export type Key = { readonly pk: string; readonly sk: string };

/** A write within a transaction. Its expressions call attributes `#attribute`, since many good names are reserved, and values `:value`. */
export type Write = {
  readonly kind: "put" | "update" | "delete" | "check";
  readonly key: Key;
  readonly item?: Item;
  readonly update?: string;
  readonly condition?: string;
  readonly values?: Item;
};

/** `refused`: what stood in the way of each write, where something did (an empty item when nothing was there). */
export type Transaction =
  | { readonly kind: "done" }
  | { readonly kind: "refused"; readonly by: readonly (Item | undefined)[] };

const encode = (item: Item): Record<string, AttributeValue> =>
  marshall(item, { removeUndefinedValues: true });

const namesIn = (
  ...expressions: readonly (string | undefined)[]
): { ExpressionAttributeNames?: Record<string, string> } => {
  const names = expressions.flatMap((expression) => expression?.match(/#\w+/g) ?? []);
  return names.length === 0
    ? {}
    : { ExpressionAttributeNames: Object.fromEntries(names.map((name) => [name, name.slice(1)])) };
};

const encodeWrite = (
  table: string,
  { kind, key, item, update, condition, values }: Write,
): TransactWriteItem => {
  const shared = {
    TableName: table,
    ...(condition === undefined
      ? {}
      : { ConditionExpression: condition, ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const }),
    ...namesIn(update, condition),
    ...(values === undefined ? {} : { ExpressionAttributeValues: encode(values) }),
  };
  switch (kind) {
    case "put":
      return { Put: { ...shared, Item: encode({ ...item, ...key }) } };
    case "update":
      return { Update: { ...shared, Key: encode(key), UpdateExpression: update } };
    case "delete":
      return { Delete: { ...shared, Key: encode(key) } };
    case "check":
      return { ConditionCheck: { ...shared, Key: encode(key), ConditionExpression: condition } };
    default:
      return kind satisfies never;
  }
};

/** The one table, in plain values: reads are consistent, writes are transactions. */
export const createDynamoTable = (client: DynamoDBClient, table: string) => ({
  get: async (key: Key): Promise<Item | undefined> => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: table, Key: encode(key), ConsistentRead: true }),
    );
    return Item && unmarshall(Item);
  },

  /** Writes an item in place of what was there. */
  put: async (key: Key, item: Item): Promise<void> => {
    await client.send(new PutItemCommand({ TableName: table, Item: encode({ ...item, ...key }) }));
  },

  /** Every item of a partition, in the order of `sk`. */
  query: async (pk: string): Promise<readonly Item[]> => {
    const items: Item[] = [];
    let from: Record<string, AttributeValue> | undefined;
    do {
      const page = await client.send(
        new QueryCommand({
          TableName: table,
          ConsistentRead: true,
          KeyConditionExpression: "pk = :pk",
          ExpressionAttributeValues: encode({ ":pk": pk }),
          ...(from ? { ExclusiveStartKey: from } : {}),
        }),
      );
      items.push(...(page.Items ?? []).map((item) => unmarshall(item)));
      from = page.LastEvaluatedKey;
    } while (from);
    return items;
  },

  /** The last items of a partition, in the reverse order of `sk`. */
  latest: async (pk: string, limit: number): Promise<readonly Item[]> => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: encode({ ":pk": pk }),
        ScanIndexForward: false,
        Limit: limit,
      }),
    );
    return Items.map((item) => unmarshall(item));
  },

  /** Does all writes, or none when a condition fails or another transaction is at the same items. */
  transact: async (writes: readonly Write[]): Promise<Transaction> => {
    try {
      await client.send(
        new TransactWriteItemsCommand({ TransactItems: writes.map((write) => encodeWrite(table, write)) }),
      );
      return { kind: "done" };
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const reasons = error.CancellationReasons ?? [];
      const isExpected = (code: string | undefined): boolean =>
        ["None", "ConditionalCheckFailed", "TransactionConflict"].includes(code ?? "None");
      if (!reasons.every(({ Code }) => isExpected(Code))) throw error;
      return {
        kind: "refused",
        by: reasons.map(({ Code, Item }) =>
          Code === undefined || Code === "None" ? undefined : Item ? unmarshall(Item) : {},
        ),
      };
    }
  },
});

export type DynamoTable = ReturnType<typeof createDynamoTable>;
