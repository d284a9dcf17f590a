import type { CommitStatus } from "../../domain/commit-status.ts";
import type { RepositoryHead } from "../../domain/repository-head.ts";
import { conflictContext } from "./conflict-context.ts";

/** What authors are shown who were told of a conflict with a repository's commit, once it is over. */
export const resolvedConflicts = (
  repository: string,
  concerned: readonly string[],
  heads: readonly RepositoryHead[],
): readonly CommitStatus[] =>
  heads
    .filter((head) => concerned.includes(head.repository))
    .map((head) => ({
      ...{ repository: head.repository, commit: head.commit },
      ...{ context: conflictContext(repository), state: "success", description: `resolved in ${repository}` },
    }));
