import type { RepositoryHead } from "../../domain/repository-head.ts";
import { isApplied } from "../is-applied.ts";
import { applyPlan } from "./apply-plan.ts";
import type { Target } from "./look-at-branch.ts";
import type { ReconcilePorts } from "./reconcile-ports.ts";

export type CompleteLastGood = {
  /** What was taken up of the repository before. */
  readonly known: RepositoryHead;
  readonly target: Pick<Target, "delivery" | "isForced">;
  readonly roleArn: string;
};

/**
 * Brings the pipelines of a project to what is desired of them where the head of a branch cannot be taken up: what was
 * recorded before stays good, and a rollback has to work just then. `false` when it has to be looked at again.
 */
export const completeLastGood = async (
  ports: ReconcilePorts,
  { known, target: { delivery, isForced }, roleArn }: CompleteLastGood,
): Promise<boolean> => {
  if (known.state === "applied" && !isForced) return true;
  const { pipelines } = await ports.projects.load(known.project);
  const wanted = pipelines.filter(
    (record) =>
      record.suspended === undefined && record.retired === undefined && (isForced || !isApplied(record)),
  );
  const applied = await applyPlan(ports, { wanted, roleArn });
  return ports.projects.settle({
    head: { ...known, state: "applied" },
    applied: applied.map(({ run: _run, ...each }) => each),
    delivery,
    at: ports.now(),
  });
};
