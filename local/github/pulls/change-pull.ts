import * as z from "zod";
import type { GitHubContext } from "../github-context.ts";
import { GitHubError } from "../rest/github-error.ts";
import { parseBody } from "../rest/parse-body.ts";
import type { PullRecord } from "../state/pull-record.ts";
import type { RepositoryRecord } from "../state/repository-record.ts";
import { emitPull } from "./emit-pull.ts";
import { fetchHead } from "./fetch-head.ts";
import { headRepository } from "./head-repository.ts";
import { requireBranch } from "./require-branch.ts";

const Wish = z.object({
  title: z.string().min(1).optional(),
  body: z.string().nullable().optional(),
  state: z.enum(["open", "closed"]).optional(),
  base: z.string().min(1).optional(),
});

type Wished = z.infer<typeof Wish>;

const actionOf = (before: PullRecord, { state }: Wished): string => {
  if (state === undefined || state === before.state) return "edited";
  return state === "closed" ? "closed" : "reopened";
};

/** What an `edited` event says of the values before. */
const changesOf = (before: PullRecord, after: PullRecord): object => {
  const changes = {
    ...(before.title === after.title ? {} : { title: { from: before.title } }),
    ...(before.body === after.body ? {} : { body: { from: before.body } }),
    ...(before.baseRef === after.baseRef
      ? {}
      : { base: { ref: { from: before.baseRef }, sha: { from: before.baseSha } } }),
  };
  return Object.keys(changes).length === 0 ? {} : { changes };
};

/** Edits, closes or reopens a pull request and tells subscribers. */
export const changePull = async (
  context: GitHubContext,
  repository: RepositoryRecord,
  { pull, body }: { pull: PullRecord; body: unknown },
): Promise<PullRecord> => {
  const wish = parseBody(Wish, "PullRequest", body);
  const git = context.git(repository);
  if (pull.mergedAt !== null && wish.state === "open")
    throw new GitHubError(422, "Validation Failed", [
      {
        resource: "PullRequest",
        field: "state",
        code: "invalid",
        message: "state cannot be changed. The pull request was merged.",
      },
    ]);
  const now = context.now();
  const state = wish.state ?? pull.state;
  const baseRef = wish.base ?? pull.baseRef;
  const isRefreshed = wish.base !== undefined || actionOf(pull, wish) === "reopened";
  const changed = context.state.pulls.replace({
    ...pull,
    title: wish.title ?? pull.title,
    body: wish.body === undefined ? pull.body : wish.body,
    state,
    baseRef,
    baseSha: isRefreshed ? await requireBranch(git, baseRef, "base") : pull.baseSha,
    headSha:
      isRefreshed && state === "open"
        ? await fetchHead(context, repository, {
            from: headRepository(context, repository, pull),
            branch: pull.headRef,
          })
        : pull.headSha,
    closedAt: state === "open" ? null : (pull.closedAt ?? now),
    updatedAt: now,
  });
  await emitPull(context, repository, {
    action: actionOf(pull, wish),
    pull: changed,
    members: changesOf(pull, changed),
  });
  return changed;
};
