import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";

/** Writes a new file that only its owner may read, and gives its path; a file that is there stays as it is. */
export const writePrivateFile = async (folder: string, name: string, content: string): Promise<string> => {
  const path = resolve(folder, name);
  await writeFile(path, content, { mode: 0o600, flag: "wx" });
  return path;
};
