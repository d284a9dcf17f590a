import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Named JSON records that survive the process: a `put` that returned is on disk, whole. */
export interface Records {
  get<T extends object>(kind: string, name: string): T | undefined;
  put(kind: string, name: string, record: object): void;
  delete(kind: string, name: string): void;
  /** All records of a kind, oldest name order not promised: sort by a member. */
  list<T extends object>(kind: string): T[];
}

const fileOf = (name: string): string => `${encodeURIComponent(name)}.json`;

/** Opens the records kept in `folder`, one file each; a file half-written by a killed process is never seen. */
export const openRecords = (folder: string): Records => {
  const kinds = new Map<string, Map<string, string>>();

  const load = (kind: string): Map<string, string> => {
    const known = kinds.get(kind);
    if (known) return known;
    const path = join(folder, kind);
    mkdirSync(path, { recursive: true });
    const names = readdirSync(path).filter((file) => file.endsWith(".json"));
    const loaded = new Map(
      names.map((file) => [
        decodeURIComponent(file.slice(0, -".json".length)),
        readFileSync(join(path, file), "utf8"),
      ]),
    );
    kinds.set(kind, loaded);
    return loaded;
  };

  return {
    get: <T extends object>(kind: string, name: string) => {
      const text = load(kind).get(name);
      return text === undefined ? undefined : (JSON.parse(text) as T);
    },
    put: (kind, name, record) => {
      const text = JSON.stringify(record);
      load(kind).set(name, text);
      const path = join(folder, kind, fileOf(name));
      writeFileSync(`${path}.writing`, text);
      renameSync(`${path}.writing`, path);
    },
    delete: (kind, name) => {
      if (load(kind).delete(name)) rmSync(join(folder, kind, fileOf(name)), { force: true });
    },
    list: <T extends object>(kind: string) => [...load(kind).values()].map((text) => JSON.parse(text) as T),
  };
};
