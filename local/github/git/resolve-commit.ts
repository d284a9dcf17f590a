import { isRefName } from "./is-ref-name.ts";
import { isSha } from "./is-sha.ts";
import type { GitRepository } from "./open-git-repository.ts";

const SHORT_SHA = /^[0-9a-f]{4,39}$/;

// In GitHub's order: a branch wins over a tag of the same name, and both over an abbreviated commit.
const meanings = (ref: string): readonly string[] => [
  ...(isSha(ref) ? [ref] : []),
  ...(ref === "HEAD" ? ["HEAD"] : []),
  ...(isRefName(ref) ? [`refs/heads/${ref}`, `refs/tags/${ref}`, `refs/${ref}`] : []),
  ...(isRefName(ref) && ref.startsWith("refs/") ? [ref] : []),
  ...(SHORT_SHA.test(ref) ? [ref] : []),
];

/** The commit that a branch, tag, full reference or (abbreviated) commit names; undefined where there is none. */
export const resolveCommit = async (git: GitRepository, ref: string): Promise<string | undefined> => {
  for (const meaning of meanings(ref)) {
    const found = await git.stat(`${meaning}^{commit}`);
    if (found) return found.sha;
  }
  return undefined;
};
