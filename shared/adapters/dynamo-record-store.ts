import { setTimeout as delay } from "node:timers/promises";
import {
  type AttributeValue,
  type DynamoDBClient,
  ScanCommand,
  type ScanCommandInput,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import type { RawRecord } from "../domain/raw-record.ts";
import type { RecordStore } from "../ports/record-store.ts";
import { fromRawRecord, toRawRecord } from "./raw-values.ts";

type Pause = (attempt: number) => Promise<void>;

// A transaction takes 100 actions and 4 MB, names and values together; JSON is never shorter than what DynamoDB counts.
const MOST_WRITES = 100;
const MOST_BYTES = 3_500_000;
const MOST_ATTEMPTS = 10;

const backOff: Pause = (attempt) => delay(Math.random() * Math.min(5000, 50 * 2 ** attempt));

/** Cuts records, in their order, into batches that a transaction takes each. */
const batches = function* (records: readonly RawRecord[]): Generator<readonly RawRecord[]> {
  let batch: RawRecord[] = [];
  let bytes = 0;
  for (const record of records) {
    const size = Buffer.byteLength(JSON.stringify(record));
    if (batch.length === MOST_WRITES || (batch.length > 0 && bytes + size > MOST_BYTES)) {
      yield batch;
      [batch, bytes] = [[], 0];
    }
    batch.push(record);
    bytes += size;
  }
  if (batch.length > 0) yield batch;
};

const isTaken = (error: TransactionCanceledException): boolean =>
  (error.CancellationReasons ?? []).some(({ Code }) => Code === "ConditionalCheckFailed");
const mayPass = (error: TransactionCanceledException): boolean =>
  (error.CancellationReasons ?? []).every(({ Code = "None" }) =>
    ["None", "TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"].includes(Code),
  );

/** All records of the one table, as they lie there; what others write at the same moments is waited for. */
export const createDynamoRecordStore = (
  client: DynamoDBClient,
  table: string,
  pause: Pause = backOff,
): RecordStore => {
  const scan = async function* (more: Partial<ScanCommandInput> = {}) {
    let from: Record<string, AttributeValue> | undefined;
    do {
      const page = await client.send(
        new ScanCommand({ TableName: table, ConsistentRead: true, ExclusiveStartKey: from, ...more }),
      );
      yield (page.Items ?? []).map(toRawRecord);
      from = page.LastEvaluatedKey;
    } while (from);
  };

  const transact = async (items: TransactWriteItem[]): Promise<boolean> => {
    for (let attempt = 1; ; attempt += 1)
      try {
        await client.send(new TransactWriteItemsCommand({ TransactItems: items }));
        return true;
      } catch (error) {
        if (!(error instanceof TransactionCanceledException)) throw error;
        if (isTaken(error)) return false;
        if (!mayPass(error) || attempt === MOST_ATTEMPTS) throw error;
        await pause(attempt);
      }
  };
  const write = async (
    records: readonly RawRecord[],
    toItem: (record: RawRecord) => TransactWriteItem,
  ): Promise<boolean> => {
    for (const batch of batches(records)) if (!(await transact(batch.map(toItem)))) return false;
    return true;
  };

  return {
    pages: () => scan(),
    keyPages: () => scan({ ProjectionExpression: "pk, sk" }),
    isEmpty: async () => {
      for await (const page of scan({ Limit: 1 })) if (page.length > 0) return false;
      return true;
    },
    replace: async (records) => {
      await write(records, (record) => ({ Put: { TableName: table, Item: fromRawRecord(record) } }));
    },
    add: (records) =>
      write(records, (record) => ({
        Put: {
          TableName: table,
          Item: fromRawRecord(record),
          ConditionExpression: "attribute_not_exists(pk)",
        },
      })),
    delete: async (keys) => {
      await write(keys, (key) => ({ Delete: { TableName: table, Key: fromRawRecord(key) } }));
    },
  };
};
