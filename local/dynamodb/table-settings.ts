import type { Level } from "dynalite/db/index.js";

/** What a table can be told that dynalite has no place for. */
export type Settings = {
  readonly DeletionProtectionEnabled?: boolean;
  readonly SSESpecification?: { readonly Enabled?: boolean };
  /** Remembered and described; no stream is served. */
  readonly StreamSpecification?: object;
  readonly timeToLiveAttribute?: string | null;
  readonly pointInTimeRecovery?: boolean;
};

export interface TableSettings {
  get(table: string): Promise<Settings>;
  change(table: string, settings: Settings): Promise<void>;
  delete(table: string): Promise<void>;
  list(): Promise<readonly (readonly [table: string, settings: Settings])[]>;
}

const PREFIX = "settings~";

/** Keeps the settings in the database beside the tables. */
export const createTableSettings = (db: Level): TableSettings => {
  const get = async (table: string) => ((await db.get(PREFIX + table)) ?? {}) as Settings;
  return {
    get,
    change: async (table, settings) => db.put(PREFIX + table, { ...(await get(table)), ...settings }),
    delete: (table) => db.del(PREFIX + table),
    list: async () => {
      const found: [string, Settings][] = [];
      for await (const [key, value] of db.iterator({ gte: PREFIX, lt: `${PREFIX}\xff` }))
        found.push([key.slice(PREFIX.length), value as Settings]);
      return found;
    },
  };
};
