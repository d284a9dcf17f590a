import type { GitRepository } from "./open-git-repository.ts";

/** Tells whether a commit is reachable from another; where either is gone, nothing is known and it is not. */
export const isAncestor = async (git: GitRepository, ancestor: string, of: string): Promise<boolean> => {
  try {
    await git.run(["merge-base", "--is-ancestor", ancestor, of]);
    return true;
  } catch {
    return false;
  }
};
