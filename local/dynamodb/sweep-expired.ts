import type { Item, Store } from "dynalite/db/index.js";
import { AwsError } from "../gateway/aws-error.ts";
import { findTable } from "./find-table.ts";
import type { SharedLock } from "./shared-lock.ts";
import { singleWrite } from "./single-write.ts";
import type { TableSettings } from "./table-settings.ts";

// DynamoDB leaves alone what claims to have expired more than five years ago.
const FIVE_YEARS = 5 * 365 * 24 * 3600;

const hasExpired = (item: Item, attribute: string, seconds: number): boolean => {
  const at = Number(item[attribute]?.N ?? Number.NaN);
  return at <= seconds && at > seconds - FIVE_YEARS;
};

/** Deletes the expired items of every table that has a time to live, unless they were written again meanwhile. */
export const createSweep =
  (store: Store, settings: TableSettings, lock: SharedLock) =>
  async (seconds: number): Promise<void> => {
    for (const [TableName, { timeToLiveAttribute: attribute }] of await settings.list()) {
      const table = await findTable(store, TableName).catch(() => undefined);
      if (!attribute || !table) continue;
      for await (const value of store.db.values({
        gte: `item-${TableName}~`,
        lt: `item-${TableName}~\xff`,
      })) {
        const item = value as Item;
        if (!hasExpired(item, attribute, seconds)) continue;
        const deletion = singleWrite.bind(null, store, "DeleteItem", {
          TableName,
          Key: Object.fromEntries(table.KeySchema.map(({ AttributeName: name }) => [name, item[name]])),
          ConditionExpression: "#expires = :expired",
          ExpressionAttributeNames: { "#expires": attribute },
          ExpressionAttributeValues: { ":expired": item[attribute] },
        });
        await lock.shared(deletion).catch((error: unknown) => {
          if (!(error instanceof AwsError)) throw error;
        });
      }
    }
  };
