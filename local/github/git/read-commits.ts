import type { Commit } from "./commit.ts";
import type { GitRepository } from "./open-git-repository.ts";
import { readCommit } from "./read-commit.ts";

/** The commits of these names, in the same order. */
export const readCommits = async (git: GitRepository, shas: readonly string[]): Promise<Commit[]> => {
  const commits = await Promise.all(shas.map((sha) => readCommit(git, sha)));
  return commits.filter((commit) => commit !== undefined);
};
