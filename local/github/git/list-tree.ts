import type { ObjectKind } from "./create-cat-file.ts";
import type { GitRepository } from "./open-git-repository.ts";
import type { TreeEntry } from "./tree-entry.ts";

const parseEntry = (line: string): TreeEntry => {
  const tab = line.indexOf("\t");
  const [mode = "", type = "", sha = "", size = "-"] = line.slice(0, tab).split(/ +/);
  const entry = { path: line.slice(tab + 1), mode, type: type as ObjectKind, sha };
  return size === "-" ? entry : { ...entry, size: Number(size) };
};

/** What a tree holds, in git's order; with everything below it where asked. */
export const listTree = async (
  git: GitRepository,
  tree: string,
  isRecursive: boolean,
): Promise<TreeEntry[]> => {
  const args = ["ls-tree", "-z", "-l", "--full-tree", ...(isRecursive ? ["-r", "-t"] : []), tree];
  const lines = (await git.run(args)).toString("utf8").split("\0");
  return lines.filter((line) => line !== "").map(parseEntry);
};
