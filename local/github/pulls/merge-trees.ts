import type { GitRepository } from "../git/open-git-repository.ts";

const exitCode = (error: unknown): unknown =>
  error instanceof Error ? (error.cause as { code?: unknown } | undefined)?.code : undefined;

/** The tree that merging two commits gives; undefined where they conflict. */
export const mergeTrees = async (
  git: GitRepository,
  base: string,
  head: string,
): Promise<string | undefined> => {
  try {
    const output = await git.run(["merge-tree", "--write-tree", "--allow-unrelated-histories", base, head]);
    return output.toString("latin1").split("\n")[0];
  } catch (error) {
    if (exitCode(error) === 1) return undefined;
    throw error;
  }
};
