import * as z from "zod";
import type { GitHubContext } from "../github-context.ts";
import { GitHubError } from "../rest/github-error.ts";
import { parseBody } from "../rest/parse-body.ts";
import type { PullRecord } from "../state/pull-record.ts";
import type { RepositoryRecord } from "../state/repository-record.ts";
import { receivePush } from "../webhooks/receive-push.ts";
import { emitPull } from "./emit-pull.ts";
import { mergeCommit } from "./merge-commit.ts";

const Wish = z.object({
  merge_method: z.enum(["merge", "squash", "rebase"]).default("merge"),
  commit_title: z.string().optional(),
  commit_message: z.string().optional(),
  sha: z.string().optional(),
});

type Wished = z.infer<typeof Wish>;

const messageOf = (pull: PullRecord, { owner }: RepositoryRecord, wish: Wished): string => {
  const isSquash = wish.merge_method === "squash";
  const usual = isSquash
    ? `${pull.title} (#${pull.number})`
    : `Merge pull request #${pull.number} from ${owner}/${pull.headRef}`;
  const body = wish.commit_message ?? (isSquash ? "" : pull.title);
  return `${wish.commit_title ?? usual}${body === "" ? "" : `\n\n${body}`}\n`;
};

/** Merges a pull request into its base branch, as a push of whoever asked; gives the base's new commit. */
export const mergePull = async (
  context: GitHubContext,
  repository: RepositoryRecord,
  { pull, body }: { pull: PullRecord; body: unknown },
): Promise<string> => {
  const wish = parseBody(Wish, "PullRequest", body);
  const git = context.git(repository);
  if (wish.sha !== undefined && wish.sha !== pull.headSha)
    throw new GitHubError(409, "Head branch was modified. Review and try the merge again.");
  if (pull.state !== "open") throw new GitHubError(405, "Pull Request is not mergeable");
  const now = context.now();
  const message = messageOf(pull, repository, wish);
  const after = await mergeCommit(git, pull, { method: wish.merge_method, message, now });
  if (after === undefined) throw new GitHubError(405, "Pull Request is not mergeable");
  const ref = `refs/heads/${pull.baseRef}`;
  try {
    await git.run(["update-ref", ref, after, pull.baseSha]);
  } catch {
    throw new GitHubError(409, "Base branch was modified. Review and try the merge again.");
  }
  const merged = context.state.pulls.replace({
    ...pull,
    state: "closed",
    mergedAt: now,
    closedAt: now,
    updatedAt: now,
    mergeCommitSha: after,
  });
  await emitPull(context, repository, { action: "closed", pull: merged });
  await receivePush(context, repository, [{ ref, before: pull.baseSha, after }]);
  return after;
};
