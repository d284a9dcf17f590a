import type { GitRepository } from "./open-git-repository.ts";

/** Names of the commits that `rev-list` would list, newest first, without those that the `known` ones reach. */
export const listCommits = async (
  git: GitRepository,
  args: readonly string[],
  known: readonly string[] = [],
): Promise<string[]> => {
  // By standard input, since a repository may have more branches than a command line has room.
  const input = known.map((sha) => `^${sha}\n`).join("");
  const output = await git.run(["rev-list", "--stdin", ...args], { input });
  return output.toString("latin1").split("\n").filter(Boolean);
};
