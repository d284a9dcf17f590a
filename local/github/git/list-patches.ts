import type { GitRepository } from "./open-git-repository.ts";

const LIMIT = 20 * 1024 * 1024;

const hunks = (part: string): string | undefined => {
  const start = part.indexOf("\n@@ ");
  return start < 0 ? undefined : part.slice(start + 1).trimEnd();
};

/** The hunks of each file that differs, in git's order; nothing where it would be too much to hold. */
export const listPatches = async (
  git: GitRepository,
  from: string,
  to: string,
): Promise<(string | undefined)[]> => {
  try {
    const args = ["diff-tree", "-r", "-p", "-M", "--full-index", "--no-color", from, to];
    const text = (await git.run(args, { limit: LIMIT })).toString("utf8");
    // A line of content begins with a space or a sign, so this cannot be one.
    return text
      .split(/^diff --git /m)
      .slice(1)
      .map(hunks);
  } catch {
    return [];
  }
};
