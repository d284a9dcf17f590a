import type { GitRepository } from "./open-git-repository.ts";
import { parseTree } from "./parse-tree.ts";
import type { TreeEntry } from "./tree-entry.ts";

/** What lies at a path below a tree; the empty path is the tree itself. Walks objects, so no path can be taken for an expression. */
export const findEntry = async (
  git: GitRepository,
  tree: string,
  path: string,
): Promise<TreeEntry | undefined> => {
  let entry: TreeEntry = { path: "", mode: "040000", type: "tree", sha: tree };
  for (const name of path.split("/").filter((part) => part !== "")) {
    if (entry.type !== "tree") return undefined;
    const object = await git.read(entry.sha);
    const next = parseTree(object?.content ?? Buffer.alloc(0)).find((child) => child.path === name);
    if (!next) return undefined;
    entry = next;
  }
  return { ...entry, path };
};
