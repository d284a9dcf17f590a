import { isSha } from "../../git/is-sha.ts";
import { listTree } from "../../git/list-tree.ts";
import type { GitRepository } from "../../git/open-git-repository.ts";
import { resolveCommit } from "../../git/resolve-commit.ts";
import type { TreeEntry } from "../../git/tree-entry.ts";
import type { GitHubContext } from "../../github-context.ts";
import type { RepositoryRecord } from "../../state/repository-record.ts";
import type { RepositoryEndpoints } from "../call.ts";
import { missingCommit } from "../missing-commit.ts";
import { notFound } from "../not-found.ts";

const findTree = async (git: GitRepository, name: string): Promise<string | undefined> => {
  const start = isSha(name) ? name : await resolveCommit(git, name);
  return start === undefined ? undefined : (await git.stat(`${start}^{tree}`))?.sha;
};

/** Trees, cut where GitHub cuts them. */
export const treeEndpoints = ({ addresses, limits }: GitHubContext): RepositoryEndpoints => {
  const present = ({ owner, name }: RepositoryRecord, entry: TreeEntry) => ({
    ...entry,
    // A submodule's commit lies in another repository, so nothing here serves it.
    ...(entry.type === "commit"
      ? {}
      : { url: addresses.api(`/repos/${owner}/${name}/git/${entry.type}s/${entry.sha}`) }),
  });

  const cut = <T>(entries: readonly T[]): readonly T[] => {
    let bytes = 0;
    const end = entries.findIndex((entry, index) => {
      bytes += Buffer.byteLength(JSON.stringify(entry)) + 1;
      return index >= limits.treeEntries || bytes > limits.treeBytes;
    });
    return end < 0 ? entries : entries.slice(0, end);
  };

  return {
    "GET /git/trees/{tree_sha+}": async ({ git, repository, query, params: { tree_sha = "" } }) => {
      const tree = await findTree(git, tree_sha);
      if (tree === undefined) throw await missingCommit(git, notFound());
      // Any value asks for it, even 0 or false.
      const entries = await listTree(git, tree, query.has("recursive"));
      const all = entries.map((entry) => present(repository, entry));
      const shown = cut(all);
      const { owner, name } = repository;
      return {
        json: {
          sha: tree,
          url: addresses.api(`/repos/${owner}/${name}/git/trees/${tree}`),
          tree: shown,
          truncated: shown.length < all.length,
        },
      };
    },
  };
};
