import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { KnownBranch } from "../../domain/known-branch.ts";
import type { RepositoryHead } from "../../domain/repository-head.ts";
import type { Snapshot } from "../../domain/snapshot.ts";
import { authorMistake } from "./author-mistake.ts";
import { isUnchanged } from "./is-unchanged.ts";
import { readSettings } from "./read-settings.ts";
import { readSnapshot } from "./read-snapshot.ts";
import type { ReconcileOutcome } from "./reconcile-outcome.ts";
import type { ReconcilePorts } from "./reconcile-ports.ts";

export type Target = {
  readonly repository: string;
  readonly branch: string;
  readonly delivery: string;
  /** What the repository was called before: what is recorded of that name is taken along. */
  readonly formerly?: string | undefined;
  /** The branch was rewritten, so that an older head is meant. */
  readonly isRewritten: boolean;
  /** Brings every pipeline of the project to what is desired of it, whatever is recorded. */
  readonly isForced: boolean;
  /** Remembers a head that changed nothing, which is no news but to whoever compares heads. */
  readonly isSweep: boolean;
};

/** What a look at a branch comes to: nothing more to do, or a snapshot to take up. */
export type Look =
  | { readonly kind: "done"; readonly outcome: ReconcileOutcome }
  | {
      /** Nobody but the author can make it readable: what it declares is unknown. */
      readonly kind: "unreadable";
      readonly snapshot: Snapshot;
      readonly known: RepositoryHead | undefined;
      /** What was known of the branch before. */
      readonly seen: KnownBranch | undefined;
      readonly diagnostics: readonly Diagnostic[];
    }
  | {
      readonly kind: "changed";
      readonly snapshot: Snapshot;
      /** What was taken up before. */
      readonly known: RepositoryHead | undefined;
      /** What was known of the branch before. */
      readonly seen: KnownBranch | undefined;
      /** Mistakes in `.slipway.yaml`. */
      readonly diagnostics: readonly Diagnostic[];
    };

const done = (outcome: ReconcileOutcome): Look => ({ kind: "done", outcome });

/**
 * Tells whether the head is older than what is applied although nobody rewrote the branch: then the answer is a stale one. A
 * sweep that finds it still so some minutes later takes it for what it is.
 */
const isStale = async (
  { host }: ReconcilePorts,
  { repository, isRewritten, isForced, isSweep }: Target,
  { before, head }: { readonly before: string | undefined; readonly head: string },
): Promise<boolean> =>
  before !== undefined &&
  before !== head &&
  !(isRewritten || isForced || isSweep) &&
  (await host.compare(repository, before, head)) === "behind";

type Known = { readonly seen: KnownBranch | undefined; readonly head: RepositoryHead | undefined };

/** What was taken up of the branch, under the repository's name or, where it is new, under one of its former ones. */
const knownHead = async (
  { projects }: Pick<ReconcilePorts, "projects">,
  { repository, branch, formerly }: Pick<Target, "repository" | "branch" | "formerly">,
  asked: readonly string[] = [],
): Promise<Known> => {
  const { seen, head } = await projects.known(repository, branch);
  const former = formerly ?? seen?.formerly;
  // Names may go round in a circle.
  if (head !== undefined || former === undefined || asked.includes(former)) return { seen, head };
  const before = await knownHead({ projects }, { repository: former, branch }, [...asked, repository]);
  return { seen, head: before.head };
};

/** A snapshot of which nothing is known but its name. */
const unreadable = async (
  { repository, branch }: Target,
  { commit, error, ...before }: { commit: string; error: unknown } & Known,
): Promise<Look> => {
  const { head: known, seen } = before;
  const at = { repository, path: ".slipway.yaml", commit, text: known?.settings?.text ?? "" };
  const { settings } = await readSettings(at);
  const snapshot: Snapshot = { repository, branch, commit, settings, entries: [], confs: [] };
  const mistake = authorMistake(error, snapshot);
  if (mistake === undefined) throw error;
  return { kind: "unreadable", snapshot, known, seen, diagnostics: [mistake] };
};

/** Reads the head of a branch and compares it with what was taken up, by as few questions as tell. */
export const lookAtBranch = async (ports: ReconcilePorts, target: Target): Promise<Look> => {
  const { host, projects } = ports;
  const { repository, branch } = target;
  const [commit, before] = await Promise.all([host.head(repository, branch), knownHead(ports, target)]);
  const { head: known, seen } = before;
  // A branch that cannot be seen may be deleted, renamed or forbidden to us: that is unknown, and unknown changes nothing.
  if (!commit)
    return done({ kind: "ignored", reason: `the branch ${branch} of ${repository} cannot be seen` });
  const unchanged = async (project: string): Promise<Look> => {
    if (target.isSweep)
      await projects.see({ repository, branch, project, commit: commit.sha, state: "applied" });
    return done({ kind: "unchanged", commit: commit.sha });
  };
  // A refusal may be over, also where the head is back at what is applied: whoever was told of it is to know.
  const isSettled =
    known?.state === "applied" &&
    known.repository === repository &&
    seen?.state !== "refused" &&
    !target.isForced;
  if (isSettled && known.commit === commit.sha) return unchanged(known.project);
  const read = await readSnapshot(host, { repository, branch, commit }, known).catch((error: unknown) =>
    unreadable(target, { commit: commit.sha, error, ...before }),
  );
  if ("kind" in read) return read;
  const { snapshot, diagnostics } = read;
  if (isSettled && isUnchanged(snapshot, known)) return unchanged(known.project);
  if (await isStale(ports, target, { before: known?.commit, head: commit.sha }))
    return done({
      kind: "ignored",
      reason: `${commit.sha} is older than ${known?.commit}, which is applied; the next sweep looks again`,
    });
  return { kind: "changed", snapshot, known, seen, diagnostics };
};
