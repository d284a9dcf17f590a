import type { Item, Part, Store, Write } from "dynalite/db/index.js";

/** What one action read and would write: the writes reach the database together or not at all. */
export type Stage = {
  /** For dynalite's action to run on. */
  readonly store: Store;
  readonly writes: readonly Write[];
  /** The key of the one item that the action is about, unique in the database. */
  itemKey(): string | undefined;
  /** That item as it was before. */
  item(): Item | undefined;
};

type Commit = (writes: readonly Write[], callback: (error?: Error | null) => void) => void;

const unlocked: Part["lock"] = (_key, locked) => locked((callback) => callback);

/**
 * A view of the store in which an action's writes to the item and to its indexes are held back until the item's own,
 * always the last. They then go to `commit` as one batch, which LevelDB applies whole or not at all even when the
 * process is killed. Without `commit` they stay in `writes`, for a transaction to gather, and nothing is locked.
 */
export const createStage = (store: Store, commit?: Commit): Stage => {
  const writes: Write[] = [];
  let itemKey: string | undefined;
  let item: Item | undefined;
  const finish: Commit = commit ?? ((_writes, callback) => callback());

  // The key prefixes are those of dynalite's getSubDb: all tables and indexes live in one database.
  const items = (table: string): Part => {
    const prefix = `item-${table}~`;
    const part = store.getItemDb(table);
    return {
      lock: commit ? part.lock : unlocked,
      get: (key, callback) =>
        part.get(key, (error, found) => {
          itemKey = prefix + key;
          item = found;
          callback(error, found);
        }),
      put: (key, value, callback) => {
        writes.push({ type: "put", key: prefix + key, value });
        finish(writes, callback);
      },
      del: (key, callback) => {
        writes.push({ type: "del", key: prefix + key });
        finish(writes, callback);
      },
    };
  };

  const index = (kind: string, table: string, name: string): Part => {
    const prefix = `index-${kind.toLowerCase()}~${table}~${name}~`;
    return {
      ...store.getIndexDb(kind, table, name),
      put: (key, value, callback) => {
        writes.push({ type: "put", key: prefix + key, value });
        callback(null);
      },
      del: (key, callback) => {
        writes.push({ type: "del", key: prefix + key });
        callback(null);
      },
    };
  };

  return {
    store: { ...store, getItemDb: items, getIndexDb: index },
    writes,
    itemKey: () => itemKey,
    item: () => item,
  };
};
