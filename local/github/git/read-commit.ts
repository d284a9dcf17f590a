import type { Commit } from "./commit.ts";
import type { GitRepository } from "./open-git-repository.ts";
import { parseCommit } from "./parse-commit.ts";

/** The commit of this very name; undefined where the name is another object's, or none's. */
export const readCommit = async (git: GitRepository, sha: string): Promise<Commit | undefined> => {
  const found = await git.read(sha);
  return found?.type === "commit" ? parseCommit(found.sha, found.content) : undefined;
};
