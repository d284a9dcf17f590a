import type { CommitStatus } from "../../domain/commit-status.ts";
import type { Log } from "../../ports/log.ts";
import type { StatusBoard } from "../../ports/source-host.ts";

/** Shows statuses on which nothing depends: one that the source host refuses keeps nothing else from being done. */
export const reportIfPossible = async (
  { board, log }: { readonly board: StatusBoard; readonly log: Log },
  statuses: readonly CommitStatus[],
): Promise<void> => {
  await Promise.all(
    statuses.map((status) =>
      board
        .report(status)
        .catch((error: unknown) =>
          log.error("a commit status was not posted", error, { context: status.context }),
        ),
    ),
  );
};
