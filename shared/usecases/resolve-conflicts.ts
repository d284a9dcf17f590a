import type { KnownBranch } from "../domain/known-branch.ts";
import type { RepositoryHead } from "../domain/repository-head.ts";
import type { ReconcilePorts } from "./reconcile-ports.ts";
import { conflictContext } from "./refuse-commit.ts";

/** Tells the authors who were told of a conflict with a refused commit that it is over. */
export const resolveConflicts = async (
  { board, log }: ReconcilePorts,
  refused: KnownBranch | undefined,
  others: readonly RepositoryHead[],
): Promise<void> => {
  const { concerned = [], repository = "" } = refused ?? {};
  const heads = others.filter((head) => concerned.includes(head.repository));
  await Promise.all(
    heads.map((head) =>
      board
        .report({
          repository: head.repository,
          commit: head.commit,
          context: conflictContext(repository),
          state: "success",
          description: `resolved in ${repository}`,
        })
        // Courtesy: nothing depends on it.
        .catch((error: unknown) => log.error("a commit status was not posted", error)),
    ),
  );
};
