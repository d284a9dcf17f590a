import { readCommit } from "../git/read-commit.ts";
import type { GitHubContext } from "../github-context.ts";
import { presentGitCommit } from "../present/present-git-commit.ts";
import { GitHubError } from "../rest/github-error.ts";
import type { PullRecord } from "../state/pull-record.ts";
import type { RepositoryRecord } from "../state/repository-record.ts";
import { eventPayload } from "../webhooks/event-payload.ts";
import { mergeCommit } from "./merge-commit.ts";

/** Makes the branch that a merge queue checks, and asks subscribers to check it. */
export const enqueuePull = async (
  context: GitHubContext,
  repository: RepositoryRecord,
  pull: PullRecord,
): Promise<{ readonly ref: string; readonly sha: string }> => {
  const git = context.git(repository);
  const message = `Merge pull request #${pull.number} from ${repository.owner}/${pull.headRef}\n`;
  const sha = await mergeCommit(git, pull, { method: "merge", message, now: context.now() });
  if (sha === undefined) throw new GitHubError(405, "Pull Request is not mergeable");
  const ref = `refs/heads/gh-readonly-queue/${pull.baseRef}/pr-${pull.number}-${pull.baseSha}`;
  await git.run(["update-ref", ref, sha]);
  const commit = await readCommit(git, sha);
  const payload = eventPayload(context, repository, {
    action: "checks_requested",
    merge_group: {
      head_sha: sha,
      head_ref: ref,
      base_sha: pull.baseSha,
      base_ref: `refs/heads/${pull.baseRef}`,
      head_commit: commit && presentGitCommit(context, repository, commit),
    },
  });
  context.webhooks.emit(repository, { name: "merge_group", action: "checks_requested", payload });
  return { ref, sha };
};
