import type { GitHubContext } from "../github-context.ts";
import type { PullRecord } from "../state/pull-record.ts";
import type { RepositoryRecord } from "../state/repository-record.ts";

/** Where a pull request's branch is; undefined where that was a fork which is gone. */
export const headRepository = (
  { state }: Pick<GitHubContext, "state">,
  repository: RepositoryRecord,
  { forkId }: Pick<PullRecord, "forkId">,
): RepositoryRecord | undefined =>
  forkId === undefined ? repository : state.repositories().find(({ id }) => id === forkId);
