import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** The commit that `main` of a bare repository points to; undefined where there is none. */
export const readHead = async (folder: string): Promise<string | undefined> => {
  const text = await readFile(join(folder, "refs", "heads", "main"), "utf8").catch(() => undefined);
  return text?.trim();
};
