import { posix } from "node:path";
import { findEntry } from "../git/find-entry.ts";
import type { GitRepository } from "../git/open-git-repository.ts";
import type { TreeEntry } from "../git/tree-entry.ts";

/** The regular file of the same tree that a symbolic link leads to; undefined where it leads elsewhere. */
export const followLink = async (
  git: GitRepository,
  tree: string,
  link: { path: string; target: string },
): Promise<TreeEntry | undefined> => {
  const path = posix.normalize(posix.join(posix.dirname(link.path), link.target));
  if (posix.isAbsolute(link.target) || path.startsWith("../") || path === "..") return undefined;
  const found = await findEntry(git, tree, path);
  return found?.type === "blob" && found.mode !== "120000" ? found : undefined;
};
