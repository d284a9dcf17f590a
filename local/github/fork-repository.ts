import type { GitHubContext } from "./github-context.ts";
import type { RepositoryRecord } from "./state/repository-record.ts";

type Wanted = { readonly owner: string; readonly name: string };

/** Copies a repository's branches into a fork, which has no webhooks: these stay with the repository. */
export const forkRepository = async (
  context: GitHubContext,
  repository: RepositoryRecord,
  { owner, name }: Wanted,
): Promise<RepositoryRecord> => {
  const { defaultBranch, id } = repository;
  const fork = await context.createRepository({ owner, name, defaultBranch, forkOf: id });
  await context
    .git(fork)
    .run(["fetch", "--quiet", context.git(repository).path, "+refs/heads/*:refs/heads/*"]);
  return fork;
};
