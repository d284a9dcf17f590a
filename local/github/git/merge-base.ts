import type { GitRepository } from "./open-git-repository.ts";

/** The best common ancestor of two commits; undefined where they share no history. */
export const mergeBase = async (git: GitRepository, a: string, b: string): Promise<string | undefined> => {
  try {
    return (await git.run(["merge-base", a, b])).toString("latin1").trim();
  } catch {
    return undefined;
  }
};
