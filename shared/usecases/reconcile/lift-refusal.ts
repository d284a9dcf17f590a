import type { CommitStatus } from "../../domain/commit-status.ts";
import type { ToldRefusal } from "../../domain/known-branch.ts";
import type { RepositoryHead } from "../../domain/repository-head.ts";
import type { Snapshot } from "../../domain/snapshot.ts";
import type { ReconcilePorts } from "./reconcile-ports.ts";
import { reportIfPossible } from "./report-if-possible.ts";
import { resolvedConflicts } from "./resolved-conflicts.ts";

type TakenUp = { readonly snapshot: Snapshot; readonly others: readonly RepositoryHead[] };

const liftedOf = ({ repository, commit }: Snapshot): CommitStatus => ({
  ...{ repository, commit, context: "slipway", state: "success" },
  description: "taken up: what it was refused for is over",
  annotations: [],
});

/** Tells everybody who was told of a refusal that it is over: its own author where that very commit is taken up now. */
export const liftRefusal = async (
  ports: Pick<ReconcilePorts, "board" | "log">,
  refused: ToldRefusal | undefined,
  { snapshot, others }: TakenUp,
): Promise<void> => {
  if (refused === undefined) return;
  await reportIfPossible(ports, [
    ...(refused.commit === snapshot.commit ? [liftedOf(snapshot)] : []),
    ...resolvedConflicts(snapshot.repository, refused.concerned, others),
  ]);
};
