import type { Store, Table } from "dynalite/db/index.js";
import { toAwsError } from "./to-aws-error.ts";

/** The table of that name, whatever its status; refuses when there is none. */
export const findTable = (store: Store, name: string): Promise<Table> =>
  new Promise((resolve, reject) => {
    store.getTable(name, false, (error, table) => {
      if (table) resolve(table);
      else reject(toAwsError(error));
    });
  });
