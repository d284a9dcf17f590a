import type { ApiKey } from "../domain/access/api-key.ts";
import type { KeyReader, KeyStore } from "../ports/key-store.ts";
import type { Journal } from "./dynamo-journal.ts";
import type { DynamoTable, Item, Key, Write } from "./dynamo-table.ts";
import { noteEntry } from "./note-entry.ts";

// Keys are read one at a time far more often than listed, and by whoever sends an id: the listing is a copy.
const LISTING = "keys";

const keyOf = (id: string): Key => ({ pk: `key#${id}`, sk: "key" });

const toKey = ({ pk: _pk, sk: _sk, ...key }: Item): ApiKey => key as ApiKey;

/** Reads keys, strongly consistent: a key that was revoked is read as revoked. */
export const createDynamoKeyReader = (table: Pick<DynamoTable, "get">): KeyReader => ({
  get: async (id) => {
    const item = await table.get(keyOf(id));
    return item && toKey(item);
  },
});

/** Keys as one item each and a copy in the listing, written over the generation that was read or not at all. */
export const createDynamoKeyStore = (table: DynamoTable, journal: Pick<Journal, "transact">): KeyStore => ({
  ...createDynamoKeyReader(table),
  list: async () => (await table.query(LISTING)).map(toKey),
  put: async (key, audit) => {
    const write: Write = {
      kind: "put",
      key: keyOf(key.id),
      item: key,
      ...(key.generation === 1
        ? { condition: "attribute_not_exists(#pk)" }
        : { condition: "#generation = :read", values: { ":read": key.generation - 1 } }),
    };
    const listed: Write = { kind: "put", key: { pk: LISTING, sk: key.id }, item: key };
    const entries = [audit];
    const result = await journal.transact([write, listed, noteEntry(audit)], { entries });
    return result.kind === "done";
  },
});
