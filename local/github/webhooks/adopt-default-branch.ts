import { listRefs } from "../git/list-refs.ts";
import type { GitHubContext } from "../github-context.ts";
import type { RepositoryRecord } from "../state/repository-record.ts";
import type { RefUpdate } from "./ref-update.ts";

/** The repository with a default branch that exists: the first branch ever pushed becomes it. */
export const adoptDefaultBranch = async (
  context: GitHubContext,
  repository: RepositoryRecord,
  updates: readonly RefUpdate[],
): Promise<RepositoryRecord> => {
  const git = context.git(repository);
  const branches = (await listRefs(git, "refs/heads/")).map(({ name }) => name);
  const isFirstPush = branches.every((name) => updates.some(({ ref }) => ref === name));
  const [first] = branches;
  if (!isFirstPush || first === undefined || branches.includes(`refs/heads/${repository.defaultBranch}`))
    return repository;
  await git.run(["symbolic-ref", "HEAD", first]);
  return { ...repository, defaultBranch: first.slice("refs/heads/".length) };
};
