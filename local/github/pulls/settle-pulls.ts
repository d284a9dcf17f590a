import { isAncestor } from "../git/is-ancestor.ts";
import { NULL_SHA } from "../git/null-sha.ts";
import type { GitHubContext } from "../github-context.ts";
import { ownerKey } from "../state/owner-key.ts";
import type { PullRecord } from "../state/pull-record.ts";
import type { RepositoryRecord } from "../state/repository-record.ts";
import type { RefUpdate } from "../webhooks/ref-update.ts";
import { emitPull } from "./emit-pull.ts";
import { fetchHead } from "./fetch-head.ts";

const moved = (updates: readonly RefUpdate[], branch: string): RefUpdate | undefined =>
  updates.find(({ ref }) => ref === `refs/heads/${branch}`);

type Push = { readonly pushed: RepositoryRecord; readonly updates: readonly RefUpdate[] };

const settle = async (
  context: GitHubContext,
  repository: RepositoryRecord,
  { pushed, updates }: Push,
): Promise<void> => {
  const git = context.git(repository);
  const now = context.now();

  const close = async (pull: PullRecord, merge: Partial<PullRecord> = {}): Promise<void> => {
    const closed = context.state.pulls.replace({
      ...pull,
      ...merge,
      state: "closed",
      closedAt: now,
      updatedAt: now,
    });
    await emitPull(context, repository, { action: "closed", pull: closed });
  };

  const followHead = async (pull: PullRecord, { before, after }: RefUpdate): Promise<void> => {
    if (after === NULL_SHA) return close(pull);
    await fetchHead(context, repository, { from: pushed, branch: pull.headRef });
    const current = context.state.pulls.replace({ ...pull, headSha: after, updatedAt: now });
    await git.run(["update-ref", `refs/pull/${pull.number}/head`, after]);
    return emitPull(context, repository, {
      action: "synchronize",
      pull: current,
      members: { before, after },
    });
  };

  const followBase = async (pull: PullRecord, { after }: RefUpdate): Promise<void> => {
    if (after === NULL_SHA) return close(pull);
    if (await isAncestor(git, pull.headSha, after))
      return close(pull, { mergedAt: now, mergeCommitSha: after });
    context.state.pulls.replace({ ...pull, baseSha: after });
  };

  for (const { id, state, forkId, headRef, baseRef } of context.state.pulls.of(ownerKey(repository))) {
    if (state !== "open") continue;
    const isHead = pushed.id === (forkId ?? repository.id);
    const head = isHead ? moved(updates, headRef) : undefined;
    const base = pushed.id === repository.id ? moved(updates, baseRef) : undefined;
    const current = () => context.state.pulls.find(id)?.item;
    const before = current();
    if (head && before) await followHead(before, head);
    const after = current();
    if (base && after?.state === "open") await followBase(after, base);
  }
};

/** Brings open pull requests to where a push left their branches: synchronised, closed with their branch, or merged by it. */
export const settlePulls = async (
  context: GitHubContext,
  pushed: RepositoryRecord,
  updates: readonly RefUpdate[],
): Promise<void> => {
  await settle(context, pushed, { pushed, updates });
  const parent = context.state.repositories().find(({ id }) => id === pushed.forkOf);
  if (parent) await settle(context, parent, { pushed, updates });
};
