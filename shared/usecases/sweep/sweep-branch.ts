import type { KnownBranch } from "../../domain/known-branch.ts";
import { withdrawRepository } from "../withdraw-repository.ts";
import { announceLook } from "./announce-look.ts";
import { mayBeLifted } from "./may-be-lifted.ts";
import type { SweepPorts } from "./sweep-ports.ts";

/** What a sweep found of one branch. */
export type BranchFinding = "same" | "moved" | "unfinished" | "deleted" | "unseen";

const bury = async ({ projects, now }: SweepPorts, known: KnownBranch): Promise<void> => {
  if (known.state === "deleted") return;
  const head = await projects.head(known.repository, known.branch);
  // Where a race is lost, the next sweep finds the branch again.
  const withdrawn =
    head === undefined ? [] : await withdrawRepository(projects, { head, reason: "deleted", now: now() });
  if (withdrawn === undefined) return;
  const { unseen: _unseen, ...rest } = known;
  await projects.see({ ...rest, state: "deleted" });
};

/**
 * Compares a branch with what was dealt with, by one request that costs nothing where it is the same, and sees to what was
 * missed. A branch that cannot be seen is unknown unless its repository can: only then is it deleted.
 */
export const sweepBranch = async (ports: SweepPorts, known: KnownBranch): Promise<BranchFinding> => {
  const { host, projects, now } = ports;
  const { repository, branch, commit, state, unseen, ...rest } = known;
  const isHead = await host.isHead(repository, branch, commit);
  if (isHead === undefined) {
    if (await host.isVisible(repository)) {
      await bury(ports, known);
      return "deleted";
    }
    if (unseen === undefined) await projects.see({ ...known, unseen: now() });
    return "unseen";
  }
  if (unseen !== undefined) await projects.see({ repository, branch, commit, state, ...rest });
  if (isHead && state === "applied") return "same";
  if (isHead && state === "refused" && !(await mayBeLifted(projects, known))) return "same";
  await announceLook(ports, known);
  return isHead ? "unfinished" : "moved";
};
