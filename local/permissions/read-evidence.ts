import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Evidence } from "./compare-grants.ts";

/** What the tests of the whole system made use of when they ran last; empty where none ran. */
export const readEvidence = async (folder: string): Promise<Evidence> => {
  const files = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith(".json")).toSorted();
  const read = files.map(async (file): Promise<[string, readonly string[]]> => {
    const uses: readonly string[] = JSON.parse(await readFile(join(folder, file), "utf8"));
    return [basename(file, ".json"), uses];
  });
  return Object.fromEntries(await Promise.all(read));
};
