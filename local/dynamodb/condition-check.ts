import dynalite, { type Item, type Store } from "dynalite/db/index.js";
import { toAwsError } from "./to-aws-error.ts";

/** Reads the item that `request` names and refuses when it does not meet the request's condition; writes nothing. */
export const conditionCheck = async (
  store: Store,
  request: { readonly TableName: string; readonly Key: Item },
): Promise<object> => {
  await new Promise<void>((resolve, reject) => {
    const settle = (error: Error | null | undefined) => (error ? reject(toAwsError(error)) : resolve());
    store.getTable(request.TableName, true, (missing, table) => {
      const invalid = missing ?? (table && dynalite.validateKey(request.Key, table));
      if (invalid || !table) return settle(invalid);
      return store
        .getItemDb(request.TableName)
        .get(dynalite.createKey(request.Key, table), (error, item) =>
          settle(error ?? dynalite.checkConditional(request, item)),
        );
    });
  });
  return {};
};
