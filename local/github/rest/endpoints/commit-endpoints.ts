import type { Commit } from "../../git/commit.ts";
import { diffTrees } from "../../git/diff-trees.ts";
import { EMPTY_TREE } from "../../git/empty-tree.ts";
import { isSha } from "../../git/is-sha.ts";
import { listCommits } from "../../git/list-commits.ts";
import { readCommit } from "../../git/read-commit.ts";
import { readCommits } from "../../git/read-commits.ts";
import type { GitHubContext } from "../../github-context.ts";
import { presentCommit } from "../../present/present-commit.ts";
import { presentFile } from "../../present/present-file.ts";
import { presentGitCommit } from "../../present/present-git-commit.ts";
import type { RepositoryCall, RepositoryEndpoints } from "../call.ts";
import { missingCommit } from "../missing-commit.ts";
import { notFound } from "../not-found.ts";
import { pageOf } from "../page-of.ts";
import { paginate } from "../paginate.ts";
import { requireCommit } from "../require-commit.ts";

const MOST_FILES = 3_000;

const filters = (query: URLSearchParams): string[] => {
  const option = (name: string) => (query.get(name) ? [`--${name}=${query.get(name)}`] : []);
  const path = query.get("path");
  return [
    ...option("since"),
    ...option("until"),
    ...option("author"),
    ...(path ? ["--", `:(top,literal)${path}`] : []),
  ];
};

/** Commits: one with its files, a history, and the bare object. */
export const commitEndpoints = (context: GitHubContext): RepositoryEndpoints => {
  const withFiles = async ({ git, repository, query }: RepositoryCall, commit: Commit) => {
    const files = await diffTrees(git, commit.parents[0] ?? EMPTY_TREE, commit.sha);
    const { size, number } = pageOf(query, 100);
    const isPaged = query.has("page") || query.has("per_page");
    const shown = isPaged ? files.slice((number - 1) * size, number * size) : files.slice(0, MOST_FILES);
    const additions = files.reduce((sum, file) => sum + file.additions, 0);
    const deletions = files.reduce((sum, file) => sum + file.deletions, 0);
    return {
      ...presentCommit(context, repository, commit),
      stats: { total: additions + deletions, additions, deletions },
      files: shown.map((file) => presentFile(context, repository, { file, commit: commit.sha })),
    };
  };

  return {
    "GET /commits": async (call) => {
      const { git, query, repository } = call;
      const start = await requireCommit(call, query.get("sha") ?? repository.defaultBranch, notFound());
      const shas = await listCommits(git, [start, ...filters(query)]);
      const { items, headers } = paginate(context.addresses, call, shas);
      const commits = await readCommits(git, items);
      return { json: commits.map((commit) => presentCommit(context, repository, commit)), headers };
    },

    "GET /commits/{ref+}": async (call) => {
      const sha = await requireCommit(call, call.params.ref ?? "");
      if (call.media === "sha")
        return {
          bytes: Buffer.from(sha),
          // So that a client who knows the commit alone can ask whether it still is the one.
          headers: { "content-type": "application/vnd.github.sha; charset=utf-8", etag: `"${sha}"` },
        };
      const commit = await readCommit(call.git, sha);
      if (!commit) throw notFound();
      return { json: await withFiles(call, commit) };
    },

    "GET /git/commits/{sha}": async ({ git, repository, params: { sha = "" } }) => {
      const commit = isSha(sha) ? await readCommit(git, sha) : undefined;
      if (!commit) throw await missingCommit(git, notFound());
      return { json: presentGitCommit(context, repository, commit) };
    },
  };
};
