import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { GitRepository } from "../git/open-git-repository.ts";
import { runGit } from "../git/run-git.ts";
import { LOCAL_USER } from "../present/local-user.ts";
import type { PullRecord } from "../state/pull-record.ts";
import { mergeTrees } from "./merge-trees.ts";

export type MergeWish = {
  readonly method: "merge" | "squash" | "rebase";
  readonly message: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
};

const identity = (now: number): Record<string, string> => {
  const date = `${Math.floor(now / 1000)} +0000`;
  return {
    GIT_AUTHOR_NAME: LOCAL_USER.login,
    GIT_AUTHOR_EMAIL: LOCAL_USER.email,
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_NAME: LOCAL_USER.login,
    GIT_COMMITTER_EMAIL: LOCAL_USER.email,
    GIT_COMMITTER_DATE: date,
  };
};

// A rebase picks commit after commit and needs a work tree for it; the others need none.
const rebase = async (git: GitRepository, pull: PullRecord, now: number): Promise<string | undefined> => {
  const folder = await mkdtemp(join(tmpdir(), "rebase-"));
  try {
    await git.run(["worktree", "add", "--quiet", "--detach", folder, pull.headSha]);
    const { GIT_COMMITTER_NAME = "", GIT_COMMITTER_EMAIL = "" } = identity(now);
    await runGit(folder, ["rebase", "--quiet", "--force-rebase", pull.baseSha], {
      environment: { GIT_COMMITTER_NAME, GIT_COMMITTER_EMAIL },
    });
    return (await runGit(folder, ["rev-parse", "HEAD"])).toString("latin1").trim();
  } catch {
    return undefined;
  } finally {
    await rm(folder, { recursive: true, force: true });
    await git.run(["worktree", "prune"]);
  }
};

/** Makes the commit that a merge would bring the base branch to; undefined where the branches conflict. */
export const mergeCommit = async (
  git: GitRepository,
  pull: PullRecord,
  { method, message, now }: MergeWish,
): Promise<string | undefined> => {
  if (method === "rebase") return rebase(git, pull, now);
  const tree = await mergeTrees(git, pull.baseSha, pull.headSha);
  if (tree === undefined) return undefined;
  const parents = method === "merge" ? [pull.baseSha, pull.headSha] : [pull.baseSha];
  const args = ["commit-tree", tree, ...parents.flatMap((parent) => ["-p", parent])];
  const made = await git.run(args, { input: message, environment: identity(now) });
  return made.toString("latin1").trim();
};
