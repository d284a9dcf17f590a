import type { CommitStatus } from "../domain/commit-status.ts";
import type { KnownBranch } from "../domain/known-branch.ts";
import type { RepositoryHead } from "../domain/repository-head.ts";
import type { Snapshot } from "../domain/snapshot.ts";
import type { ReconcilePorts } from "./reconcile-ports.ts";
import { conflictContext } from "./refuse-commit.ts";

type TakenUp = { readonly snapshot: Snapshot; readonly others: readonly RepositoryHead[] };

/**
 * Tells the authors who were told of a conflict with a refused commit that it is over, and the commit itself where it is
 * the very one that is taken up now.
 */
export const resolveConflicts = async (
  { board, log }: ReconcilePorts,
  refused: KnownBranch | undefined,
  { snapshot, others }: TakenUp,
): Promise<void> => {
  if (refused?.state !== "refused") return;
  const { concerned = [], repository, commit } = refused;
  const heads = others.filter((head) => concerned.includes(head.repository));
  const statuses: readonly CommitStatus[] = [
    ...(commit === snapshot.commit
      ? [
          {
            ...{ repository, commit, context: "slipway", state: "success" as const },
            description: "taken up: what it was refused for is over",
          },
        ]
      : []),
    ...heads.map((head) => ({
      repository: head.repository,
      commit: head.commit,
      context: conflictContext(repository),
      state: "success" as const,
      description: `resolved in ${repository}`,
    })),
  ];
  await Promise.all(
    statuses.map((status) =>
      board
        .report(status)
        // Courtesy: nothing depends on it.
        .catch((error: unknown) => log.error("a commit status was not posted", error)),
    ),
  );
};
