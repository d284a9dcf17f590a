import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

const NONE = "0".repeat(40);

/** Lets `main` of a bare repository point to a commit, or be none, and gives the commit that it pointed to before. */
export const moveBranch = async (folder: string, commit: string | undefined): Promise<string> => {
  const path = join(folder, "refs", "heads", "main");
  const before = await readFile(path, "utf8").catch(() => NONE);
  if (commit === undefined || commit === NONE) await rm(path, { force: true });
  else await writeFile(path, `${commit}\n`);
  return before.trim();
};
