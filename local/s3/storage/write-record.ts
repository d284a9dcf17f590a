import { renameSync, writeFileSync } from "node:fs";

/** What a record is called until it is whole. */
export const UNFINISHED = ".writing";

/** Writes a record whole or not at all, whenever the process may be killed. */
export const writeRecord = (path: string, record: object): void => {
  writeFileSync(path + UNFINISHED, JSON.stringify(record));
  renameSync(path + UNFINISHED, path);
};
