import { listRefs } from "../git/list-refs.ts";
import type { GitRepository } from "../git/open-git-repository.ts";
import { GitHubError } from "./github-error.ts";

/** Why a commit was not found: the repository is empty, or else what the endpoint says about it. */
export const missingCommit = async (git: GitRepository, otherwise: GitHubError): Promise<GitHubError> =>
  (await listRefs(git, "refs/heads/")).length === 0
    ? new GitHubError(409, "Git Repository is empty.")
    : otherwise;
