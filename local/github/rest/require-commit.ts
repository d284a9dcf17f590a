import { resolveCommit } from "../git/resolve-commit.ts";
import type { RepositoryCall } from "./call.ts";
import type { GitHubError } from "./github-error.ts";
import { missingCommit } from "./missing-commit.ts";
import { noCommit } from "./no-commit.ts";

/** The commit that a name stands for, or the refusal that GitHub would give. */
export const requireCommit = async (
  { git }: Pick<RepositoryCall, "git">,
  ref: string,
  otherwise: GitHubError = noCommit(ref),
): Promise<string> => {
  const sha = await resolveCommit(git, ref);
  if (sha === undefined) throw await missingCommit(git, otherwise);
  return sha;
};
