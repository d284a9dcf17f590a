import type { CommitStatus } from "../../domain/commit-status.ts";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { KnownBranch } from "../../domain/known-branch.ts";
import type { RepositoryHead } from "../../domain/repository-head.ts";
import type { Snapshot } from "../../domain/snapshot.ts";
import { conflictContext } from "./conflict-context.ts";
import { diagnosticStatus } from "./diagnostic-status.ts";
import type { ReconcileOutcome } from "./reconcile-outcome.ts";
import type { ReconcilePorts } from "./reconcile-ports.ts";
import { reportIfPossible } from "./report-if-possible.ts";
import { resolvedConflicts } from "./resolved-conflicts.ts";
import { toldRefusal } from "./told-refusal.ts";

export type Refusal = {
  readonly snapshot: Snapshot;
  /** What was taken up of the repository before: where it stays. */
  readonly known: RepositoryHead | undefined;
  /** What was known of the branch before. */
  readonly before: KnownBranch | undefined;
  /** What the refusal depends on, unless it is the commit alone. */
  readonly beside?: KnownBranch["refused"];
  /** All that was found; its errors are why the commit is refused. */
  readonly diagnostics: readonly Diagnostic[];
  /**
   * Heads of other repositories, whose authors are told where a mistake is about what they declare too; none where it is
   * not known what the commit makes of the project.
   */
  readonly others: readonly RepositoryHead[];
};

const codesOf = (mistakes: readonly Diagnostic[]): string =>
  [...new Set(mistakes.map(({ code }) => code))].join(" ");

const isConcerning = ({ severity, code }: Diagnostic): boolean =>
  severity === "error" || code.endsWith("-conflict");

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
  { projects, board, log, now }: ReconcilePorts,
  refusal: Refusal,
): Promise<ReconcileOutcome> => {
  const { snapshot, known, before, beside, diagnostics, others } = refusal;
  const mistakes = diagnostics.filter(({ severity }) => severity === "error");
  const { repository, branch, commit } = snapshot;
  const project = known?.project ?? snapshot.settings.project;
  const conflicts = toConcerned(refusal);
  const concerned = conflicts.map((status) => status.repository);
  const earlier = (toldRefusal(before)?.concerned ?? []).filter((each) => !concerned.includes(each));
  const isOver = (each: string): boolean => others.some((head) => head.repository === each);
  const remembered = [...concerned, ...earlier.filter((each) => !isOver(each))];
  await projects.refused(
    {
      ...{ repository, branch, project, commit, state: "refused" },
      ...(beside === undefined ? {} : { refused: beside }),
      ...(known === undefined || known.repository === repository ? {} : { formerly: known.repository }),
      ...(remembered.length === 0 ? {} : { concerned: remembered }),
    },
    {
      subject: `project#${project}`,
      action: "refused",
      at: now(),
      detail: { repository, branch, commit, codes: codesOf(mistakes) },
    },
  );
  const statuses = [diagnosticStatus({ repository, commit }, mistakes), ...conflicts];
  await Promise.all(statuses.map((status) => board.report(status)));
  await reportIfPossible({ board, log }, resolvedConflicts(repository, earlier, others));
  return { kind: "refused", commit, diagnostics: mistakes };
};
