import * as z from "zod";
import { listCommits } from "../git/list-commits.ts";
import type { GitHubContext } from "../github-context.ts";
import { GitHubError } from "../rest/github-error.ts";
import { parseBody } from "../rest/parse-body.ts";
import { ownerKey } from "../state/owner-key.ts";
import type { PullRecord } from "../state/pull-record.ts";
import type { RepositoryRecord } from "../state/repository-record.ts";
import { emitPull } from "./emit-pull.ts";
import { fetchHead } from "./fetch-head.ts";
import { requireBranch } from "./require-branch.ts";

const Wish = z.object({
  title: z.string().min(1),
  head: z.string().min(1),
  base: z.string().min(1),
  body: z.string().nullish(),
  draft: z.boolean().optional(),
});

const refuse = (message: string): GitHubError =>
  new GitHubError(422, "Validation Failed", [{ resource: "PullRequest", code: "custom", message }]);

/** `head` may be `owner:branch`: another owner's is in his fork. */
const findHead = (
  { state }: GitHubContext,
  repository: RepositoryRecord,
  head: string,
): { readonly from: RepositoryRecord | undefined; readonly branch: string } => {
  const colon = head.indexOf(":");
  const owner = colon === -1 ? repository.owner : head.slice(0, colon);
  const branch = head.slice(colon + 1);
  const isOwned = (other: RepositoryRecord): boolean => other.owner.toLowerCase() === owner.toLowerCase();
  const fork = state.repositories().find((other) => isOwned(other) && other.forkOf === repository.id);
  return { from: isOwned(repository) ? repository : fork, branch };
};

const refuseUseless = async (
  { state, git }: GitHubContext,
  repository: RepositoryRecord,
  wished: Pick<PullRecord, "forkId" | "headRef" | "headSha" | "baseRef" | "baseSha">,
): Promise<void> => {
  const { forkId, headRef, headSha, baseRef, baseSha } = wished;
  const same = state.pulls
    .of(ownerKey(repository))
    .find(
      (pull) =>
        pull.state === "open" &&
        pull.forkId === forkId &&
        pull.headRef === headRef &&
        pull.baseRef === baseRef,
    );
  if (same) throw refuse(`A pull request already exists for ${repository.owner}:${headRef}.`);
  const commits = await listCommits(git(repository), ["--max-count=1", headSha], [baseSha]);
  if (commits.length === 0) throw refuse(`No commits between ${baseRef} and ${headRef}`);
};

/** Opens a pull request between two branches, of one repository or of a fork and its repository, and tells subscribers. */
export const openPull = async (
  context: GitHubContext,
  repository: RepositoryRecord,
  body: unknown,
): Promise<PullRecord> => {
  const wish = parseBody(Wish, "PullRequest", body);
  const git = context.git(repository);
  const head = findHead(context, repository, wish.head);
  const headRef = head.branch;
  const headSha = await fetchHead(context, repository, head);
  const fork = head.from === undefined || head.from.id === repository.id ? {} : { forkId: head.from.id };
  const baseSha = await requireBranch(git, wish.base, "base");
  await refuseUseless(context, repository, { ...fork, headRef, headSha, baseRef: wish.base, baseSha });
  const now = context.now();
  const pull = context.state.pulls.add(ownerKey(repository), {
    id: context.state.nextNumber("pull"),
    number: context.state.nextNumber(`issue-${repository.id}`),
    title: wish.title,
    body: wish.body ?? null,
    isDraft: wish.draft ?? false,
    state: "open",
    ...fork,
    headRef,
    headSha,
    baseRef: wish.base,
    baseSha,
    createdAt: now,
    updatedAt: now,
    closedAt: null,
    mergedAt: null,
    mergeCommitSha: null,
  });
  await git.run(["update-ref", `refs/pull/${pull.number}/head`, headSha]);
  await emitPull(context, repository, { action: "opened", pull });
  return pull;
};
