import { listCommits } from "../git/list-commits.ts";
import type { GitHubContext } from "../github-context.ts";
import { LOCAL_USER } from "../present/local-user.ts";
import { presentUser } from "../present/present-user.ts";
import { ownerKey } from "../state/owner-key.ts";
import type { PullRecord } from "../state/pull-record.ts";
import type { RepositoryRecord } from "../state/repository-record.ts";
import { mergeTrees } from "./merge-trees.ts";
import { presentPull } from "./present-pull.ts";
import { pullFiles } from "./pull-files.ts";

/** A pull request with what has to be computed for it: its size and whether it can be merged. */
export const presentPullDetails = async (
  context: GitHubContext,
  repository: RepositoryRecord,
  pull: PullRecord,
) => {
  const git = context.git(repository);
  const isOpen = pull.state === "open";
  const [files, commits, tree] = await Promise.all([
    pullFiles(git, pull),
    listCommits(git, [pull.headSha], [pull.baseSha]),
    isOpen ? mergeTrees(git, pull.baseSha, pull.headSha) : undefined,
  ]);
  const total = (member: "additions" | "deletions"): number =>
    files.reduce((sum, file) => sum + file[member], 0);
  return {
    ...presentPull(context, repository, pull),
    merged: pull.mergedAt !== null,
    merged_by: pull.mergedAt === null ? null : presentUser(context.addresses, LOCAL_USER.login),
    mergeable: isOpen ? tree !== undefined : null,
    rebaseable: null,
    mergeable_state: isOpen ? (tree === undefined ? "dirty" : "clean") : "unknown",
    comments: context.state.comments.of(ownerKey(repository, pull.number)).length,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: commits.length,
    additions: total("additions"),
    deletions: total("deletions"),
    changed_files: files.length,
  };
};
