import { mkdir } from "node:fs/promises";
import dynalite, { type Store, type Table } from "dynalite/db/index.js";
import { runAction } from "./run-action.ts";

type Options = { readonly folder: string; readonly accountId: string; readonly region: string };

/** A table that the last process left half-created becomes whole, a half-deleted one goes. */
const settleTables = async (store: Store): Promise<void> => {
  for await (const [key, value] of store.db.iterator({ gte: "table~", lt: "table~\xff" })) {
    const table = value as Table;
    if (table.TableStatus === "DELETING") {
      await runAction(store, "DeleteTable", { TableName: table.TableName });
    } else if (table.TableStatus !== "ACTIVE") {
      for (const index of table.GlobalSecondaryIndexes ?? []) index.IndexStatus = "ACTIVE";
      await store.db.put(key, { ...table, TableStatus: "ACTIVE" });
    }
  }
};

/** Opens the database kept in `folder`, which no other process may have open. */
export const openStore = async ({ folder, accountId, region }: Options): Promise<Store> => {
  await mkdir(folder, { recursive: true });
  const store = dynalite.create({ path: folder, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  store.tableDb.awsAccountId = accountId;
  store.tableDb.awsRegion = region;
  try {
    await store.db.open();
  } catch (error) {
    throw new Error(`cannot open the tables in ${folder}; is another local system using them?`, {
      cause: error,
    });
  }
  await settleTables(store);
  return store;
};
