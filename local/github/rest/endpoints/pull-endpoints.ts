import { listCommits } from "../../git/list-commits.ts";
import { readCommits } from "../../git/read-commits.ts";
import type { GitHubContext } from "../../github-context.ts";
import { presentCommit } from "../../present/present-commit.ts";
import { presentFile } from "../../present/present-file.ts";
import { changePull } from "../../pulls/change-pull.ts";
import { findPull } from "../../pulls/find-pull.ts";
import { headRepository } from "../../pulls/head-repository.ts";
import { mergePull } from "../../pulls/merge-pull.ts";
import { openPull } from "../../pulls/open-pull.ts";
import { presentPull } from "../../pulls/present-pull.ts";
import { presentPullDetails } from "../../pulls/present-pull-details.ts";
import { pullFiles } from "../../pulls/pull-files.ts";
import { ownerKey } from "../../state/owner-key.ts";
import type { PullRecord } from "../../state/pull-record.ts";
import type { RepositoryCall, RepositoryEndpoints } from "../call.ts";
import { notFound } from "../not-found.ts";
import { paginate } from "../paginate.ts";

const isWanted = ({ query, repository }: RepositoryCall, context: GitHubContext) => {
  const state = query.get("state") ?? "open";
  const head = query.get("head");
  return (pull: PullRecord): boolean =>
    (state === "all" || pull.state === state) &&
    (head === null || head === `${headRepository(context, repository, pull)?.owner}:${pull.headRef}`) &&
    (query.get("base") ?? pull.baseRef) === pull.baseRef;
};

const inOrder = (query: URLSearchParams, pulls: readonly PullRecord[]): PullRecord[] => {
  const byUpdate = query.get("sort") === "updated";
  const sorted = pulls.toSorted((a, b) => (byUpdate ? a.updatedAt - b.updatedAt : 0) || a.number - b.number);
  const isRising = (query.get("direction") ?? (query.has("sort") ? "asc" : "desc")) === "asc";
  return isRising ? sorted : sorted.reverse();
};

/** Pull requests between branches of one repository, or of its forks and it. */
export const pullEndpoints = (context: GitHubContext): RepositoryEndpoints => {
  const pullOf = ({ repository, params }: RepositoryCall): PullRecord =>
    findPull(context.state, repository, params.number ?? "");

  return {
    "GET /pulls": (call) => {
      const { repository, query } = call;
      const all = context.state.pulls.of(ownerKey(repository)).filter(isWanted(call, context));
      const { items, headers } = paginate(context.addresses, call, inOrder(query, all));
      return { json: items.map((pull) => presentPull(context, repository, pull)), headers };
    },

    "POST /pulls": async ({ repository, body }) => {
      const pull = await openPull(context, repository, body);
      return { status: 201, json: await presentPullDetails(context, repository, pull) };
    },

    "GET /pulls/{number}": async (call) => ({
      json: await presentPullDetails(context, call.repository, pullOf(call)),
    }),

    "PATCH /pulls/{number}": async (call) => {
      const pull = await changePull(context, call.repository, { pull: pullOf(call), body: call.body });
      return { json: await presentPullDetails(context, call.repository, pull) };
    },

    "GET /pulls/{number}/files": async (call) => {
      const pull = pullOf(call);
      const { items, headers } = paginate(context.addresses, call, await pullFiles(call.git, pull));
      const json = items.map((file) => presentFile(context, call.repository, { file, commit: pull.headSha }));
      return { json, headers };
    },

    "GET /pulls/{number}/commits": async (call) => {
      const { headSha, baseSha } = pullOf(call);
      const shas = (await listCommits(call.git, ["--topo-order", headSha], [baseSha])).reverse();
      const { items, headers } = paginate(context.addresses, call, shas);
      const commits = await readCommits(call.git, items);
      return { json: commits.map((commit) => presentCommit(context, call.repository, commit)), headers };
    },

    "GET /pulls/{number}/merge": (call) => {
      if (pullOf(call).mergedAt === null) throw notFound();
      return { status: 204 };
    },

    "PUT /pulls/{number}/merge": async (call) => {
      const sha = await mergePull(context, call.repository, { pull: pullOf(call), body: call.body });
      return { json: { sha, merged: true, message: "Pull Request successfully merged" } };
    },
  };
};
