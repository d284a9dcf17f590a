import type { CommitStatus } from "../domain/commit-status.ts";
import type { Diagnostic } from "../domain/diagnostic.ts";
import type { KnownBranch } from "../domain/known-branch.ts";
import type { RepositoryHead } from "../domain/repository-head.ts";
import type { Snapshot } from "../domain/snapshot.ts";
import { diagnosticStatus } from "./diagnostic-status.ts";
import type { ReconcileOutcome } from "./reconcile-outcome.ts";
import type { ReconcilePorts } from "./reconcile-ports.ts";

export type Refusal = {
  readonly snapshot: Snapshot;
  /** What was taken up of the repository before: where it stays. */
  readonly known: RepositoryHead | undefined;
  /** What the refusal depends on, unless it is the commit alone. */
  readonly beside?: KnownBranch["refused"];
  /** All that was found; its errors are why the commit is refused. */
  readonly diagnostics: readonly Diagnostic[];
  /** Heads of other repositories, whose authors are told where a mistake is about what they declare too. */
  readonly others: readonly RepositoryHead[];
};

const codesOf = (mistakes: readonly Diagnostic[]): string =>
  [...new Set(mistakes.map(({ code }) => code))].join(" ");

const isConcerning = ({ severity, code }: Diagnostic): boolean =>
  severity === "error" || code.endsWith("-conflict");

/** Where an author finds out about a conflict that another repository's commit made. */
export const conflictContext = (repository: string): string => `slipway/conflict with ${repository}`;

const toConcerned = ({ snapshot, diagnostics, others }: Refusal): readonly CommitStatus[] =>
  others.flatMap(({ repository, commit }) => {
    const [mistake] = diagnostics.filter((each) => each.repository === repository && isConcerning(each));
    if (mistake === undefined) return [];
    return [
      {
        repository,
        commit,
        context: conflictContext(snapshot.repository),
        state: "failure" as const,
        description: `${mistake.message}; ${snapshot.repository}@${snapshot.commit.slice(0, 12)} is refused, yours stays`,
      },
    ];
  });

/** Tells every author concerned what is wrong with a commit; nothing else changes, and what ran before stays. */
export const refuseCommit = async (
  { projects, board, now }: ReconcilePorts,
  refusal: Refusal,
): Promise<ReconcileOutcome> => {
  const { snapshot, known, beside, diagnostics } = refusal;
  const mistakes = diagnostics.filter(({ severity }) => severity === "error");
  const { repository, branch, commit } = snapshot;
  const project = known?.project ?? snapshot.settings.project;
  const concerned = toConcerned(refusal);
  await projects.refused(
    {
      ...{ repository, branch, project, commit, state: "refused" },
      ...(beside === undefined ? {} : { refused: beside }),
      ...(known === undefined || known.repository === repository ? {} : { formerly: known.repository }),
      ...(concerned.length === 0 ? {} : { concerned: concerned.map((status) => status.repository) }),
    },
    {
      subject: `project#${project}`,
      action: "refused",
      at: now(),
      detail: { repository, branch, commit, codes: codesOf(mistakes) },
    },
  );
  const statuses = [diagnosticStatus({ repository, commit }, mistakes), ...concerned];
  await Promise.all(statuses.map((status) => board.report(status)));
  return { kind: "refused", commit, diagnostics: mistakes };
};
