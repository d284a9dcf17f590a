import { isRefName } from "../git/is-ref-name.ts";
import type { GitRepository } from "../git/open-git-repository.ts";
import { GitHubError } from "../rest/github-error.ts";

/** The commit that a pull request's branch points at, or the refusal that names the member it came from. */
export const requireBranch = async (
  git: GitRepository,
  branch: string,
  field: "head" | "base",
): Promise<string> => {
  const found = isRefName(branch) ? await git.stat(`refs/heads/${branch}`) : undefined;
  if (found) return found.sha;
  throw new GitHubError(422, "Validation Failed", [{ resource: "PullRequest", field, code: "invalid" }]);
};
