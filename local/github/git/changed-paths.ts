import type { Commit } from "./commit.ts";
import type { GitRepository } from "./open-git-repository.ts";

export type ChangedPaths = {
  readonly added: string[];
  readonly removed: string[];
  readonly modified: string[];
};

const LISTS: Readonly<Record<string, keyof ChangedPaths>> = { A: "added", D: "removed" };

/** The paths that each commit changes compared with its first parent, by commit. */
export const changedPaths = async (
  git: GitRepository,
  commits: readonly Commit[],
): Promise<ReadonlyMap<string, ChangedPaths>> => {
  const found = new Map<string, ChangedPaths>(
    commits.map(({ sha }) => [sha, { added: [], removed: [], modified: [] }]),
  );
  const input = commits.map(({ sha, parents }) => `${[sha, ...parents.slice(0, 1)].join(" ")}\n`).join("");
  const args = ["diff-tree", "--stdin", "-r", "-z", "--name-status", "--no-renames", "--root"];
  const parts = (await git.run(args, { input })).toString("utf8").split("\0");
  let current: ChangedPaths | undefined;
  for (let at = 0; at < parts.length - 1; ) {
    const part = parts[at] ?? "";
    // A status is one letter; a commit's name stands alone before its own records.
    if (part.length > 1) {
      current = found.get(part);
      at += 1;
    } else {
      current?.[LISTS[part] ?? "modified"].push(parts[at + 1] ?? "");
      at += 2;
    }
  }
  return found;
};
