import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { lstat, readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { promisify } from "node:util";
import type { TreeEntry } from "../domain/tree-entry.ts";

const run = promisify(execFile);

// Never part of a commit, whatever else is untracked.
const IGNORED = new Set([".git", "node_modules", "__pycache__", ".venv"]);

/** What git would commit: tracked and new files, without those that it ignores. */
const listByGit = async (root: string): Promise<readonly string[]> => {
  const { stdout } = await run(
    "git",
    ["-C", root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
    {
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  return stdout.split("\0").filter((path) => path !== "");
};

const listByWalking = async (root: string): Promise<readonly string[]> => {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((path) => !path.split("/").some((part) => IGNORED.has(part)));
};

const blobName = (content: Uint8Array): string =>
  createHash("sha1").update(`blob ${content.length}\0`).update(content).digest("hex");

const toEntry = async (root: string, path: string): Promise<readonly TreeEntry[]> => {
  const stats = await lstat(join(root, path)).catch(() => undefined);
  if (!stats?.isFile()) return [];
  const content = await readFile(join(root, path));
  return [
    { path, mode: stats.mode & 0o100 ? "100755" : "100644", sha: blobName(content), size: content.length },
  ];
};

/** A folder's files as git would list them once committed, so that digests agree with those of a push. */
export const readWorkTree = async (root: string): Promise<readonly TreeEntry[]> => {
  const paths = await listByGit(root).catch(() => listByWalking(root));
  const entries = await Promise.all([...new Set(paths)].map((path) => toEntry(root, path)));
  return entries.flat().toSorted((a, b) => (a.path < b.path ? -1 : 1));
};
