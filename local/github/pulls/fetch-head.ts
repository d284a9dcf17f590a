import type { GitHubContext } from "../github-context.ts";
import type { RepositoryRecord } from "../state/repository-record.ts";
import { requireBranch } from "./require-branch.ts";

type Head = { readonly from: RepositoryRecord | undefined; readonly branch: string };

/** The commit that a pull request's branch points at, which the repository has from then on. */
export const fetchHead = async (
  { git }: Pick<GitHubContext, "git">,
  repository: RepositoryRecord,
  { from, branch }: Head,
): Promise<string> => {
  // The branch of a fork that is gone is nowhere.
  const sha = await requireBranch(git(from ?? repository), from ? branch : "", "head");
  if (from && from.id !== repository.id)
    await git(repository).run([
      ...["fetch", "--quiet", "--no-tags", "--no-write-fetch-head", git(from).path],
      `refs/heads/${branch}`,
    ]);
  return sha;
};
