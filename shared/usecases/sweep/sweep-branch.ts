import type { AllowList } from "../../config/allow-list/create-allow-list.ts";
import type { KnownBranch } from "../../domain/known-branch.ts";
import { reportIfPossible } from "../reconcile/report-if-possible.ts";
import { resolvedConflicts } from "../reconcile/resolved-conflicts.ts";
import { toldRefusal } from "../reconcile/told-refusal.ts";
import { withdrawRepository } from "../reconcile/withdraw-repository.ts";
import { announceLook } from "./announce-look.ts";
import { mayBeLifted } from "./may-be-lifted.ts";
import type { SweepPorts } from "./sweep-ports.ts";

/** What a sweep found of one branch. */
export type BranchFinding = "same" | "moved" | "unfinished" | "renamed" | "deleted" | "unseen";

export type SweepBranch = { readonly ports: SweepPorts; readonly allowed: AllowList };

type Place = Pick<KnownBranch, "repository" | "branch">;

// GitHub finds repositories whatever the case of their names.
const isSameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Whoever was told of a conflict with what is gone is told that it is over. */
const resolve = async (ports: SweepPorts, known: KnownBranch): Promise<void> => {
  const { concerned = [] } = toldRefusal(known) ?? {};
  if (concerned.length === 0) return;
  const { heads } = await ports.projects.load(known.refused?.project ?? known.project);
  await reportIfPossible(ports, resolvedConflicts(known.repository, concerned, heads));
};

const bury = async (ports: SweepPorts, known: KnownBranch): Promise<void> => {
  const { projects, now } = ports;
  if (known.state === "deleted") return;
  const head = await projects.head(known.repository, known.branch);
  // Where a race is lost, the next sweep finds the branch again.
  const withdrawn =
    head === undefined ? [] : await withdrawRepository(projects, { head, reason: "deleted", now: now() });
  if (withdrawn === undefined) return;
  await resolve(ports, known);
  const { unseen: _unseen, ...rest } = known;
  await projects.see({ ...rest, state: "deleted" });
};

/** Has a branch looked at under the repository's new name; what was taken up of that already leaves nothing to the former one. */
const followRename = async (ports: SweepPorts, known: KnownBranch, to: Place): Promise<void> => {
  const { projects } = ports;
  const isTakenUp = (await projects.head(to.repository, to.branch)) !== undefined;
  if (isTakenUp || to.branch !== known.branch) await bury(ports, known);
  if (isTakenUp) return;
  const refused = await projects.branch(to.repository, to.branch);
  // Then it is looked at when its own head moves on.
  if (refused?.formerly === known.repository) return;
  await announceLook(ports, to, { formerly: known.repository });
};

/** Sees to a branch that cannot be seen: it is unknown unless its repository can, under whatever name. */
const answerUnseen = async (
  { ports, allowed }: SweepBranch,
  known: KnownBranch,
): Promise<"renamed" | "deleted" | "unseen"> => {
  const { host, projects, now } = ports;
  const name = await host.nameOf(known.repository);
  if (name !== undefined && isSameName(name, known.repository)) {
    await bury(ports, known);
    return "deleted";
  }
  const branch = name === undefined ? undefined : allowed(name);
  if (name !== undefined && branch !== undefined) {
    await followRename(ports, known, { repository: name, branch });
    return "renamed";
  }
  if (known.unseen === undefined) await projects.see({ ...known, unseen: now() });
  return "unseen";
};

/**
 * Compares a branch with what was dealt with, by one request that costs nothing where it is the same, and sees to what was
 * missed. A branch that cannot be seen is unknown unless its repository can: only then is it deleted.
 */
export const sweepBranch = async (sweep: SweepBranch, known: KnownBranch): Promise<BranchFinding> => {
  const { ports } = sweep;
  const { host, projects } = ports;
  const { repository, branch, commit, state, unseen, ...rest } = known;
  const isHead = await host.isHead(repository, branch, commit);
  if (isHead === undefined) return answerUnseen(sweep, known);
  if (unseen !== undefined) await projects.see({ repository, branch, commit, state, ...rest });
  if (isHead && state === "applied") return "same";
  if (isHead && state === "refused" && !(await mayBeLifted(projects, known))) return "same";
  await announceLook(ports, known);
  return isHead ? "unfinished" : "moved";
};
