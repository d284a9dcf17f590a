import { lstat, readdir, realpath, stat } from "node:fs/promises";
import { join, sep } from "node:path";

/** A file below a folder; `name` is its path from there, with `/`. */
export type FoundFile = {
  readonly name: string;
  readonly path: string;
  readonly size: number;
  readonly mode: number;
};

const namesIn = (folder: string): Promise<string[]> =>
  readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });

/** A job may leave a link to a file of this machine that it could not read itself: only links that stay inside count. */
const isInside = async (root: string, path: string): Promise<boolean> =>
  realpath(path).then(
    (target) => target.startsWith(root + sep),
    () => false,
  );

const statusOf = async (root: string, path: string) => {
  const status = await lstat(path);
  if (!status.isSymbolicLink()) return status;
  if (!(await isInside(root, path))) return undefined;
  const target = await stat(path);
  return target.isFile() ? target : undefined;
};

const listBelow = async (root: string, below: string): Promise<FoundFile[]> => {
  const found: FoundFile[] = [];
  for (const entry of (await namesIn(join(root, below))).sort()) {
    const name = below ? `${below}/${entry}` : entry;
    const path = join(root, name);
    const status = await statusOf(root, path);
    if (status?.isDirectory()) found.push(...(await listBelow(root, name)));
    else if (status?.isFile()) found.push({ name, path, size: status.size, mode: status.mode });
  }
  return found;
};

/** All files below a folder in the order of their names; a link counts as the file it leads to, where that is inside as well. */
export const listFiles = async (folder: string): Promise<FoundFile[]> =>
  listBelow(await realpath(folder).catch(() => folder), "");
