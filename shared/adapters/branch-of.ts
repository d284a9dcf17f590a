import type { KnownBranch } from "../domain/known-branch.ts";
import type { RepositoryHead } from "../domain/repository-head.ts";

/** What is known of a branch whose head was taken up. */
export const branchOf = ({ repository, branch, project, commit, state }: RepositoryHead): KnownBranch => ({
  repository,
  branch,
  project,
  commit,
  state,
});
