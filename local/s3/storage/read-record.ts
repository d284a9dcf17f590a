import { readFileSync } from "node:fs";

/** Reads a record, naming the file where it is damaged. */
export const readRecord = <T>(path: string): T => {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as T;
  } catch (cause) {
    throw new Error(`the record ${path} cannot be read; remove it to go on without what it holds`, { cause });
  }
};
