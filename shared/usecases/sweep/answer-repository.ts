import type { RepositoryHint } from "../../domain/repository-hint.ts";
import { announceLook } from "./announce-look.ts";
import { lookAtBereft } from "./look-at-bereft.ts";
import { type BranchFinding, type SweepBranch, sweepBranch } from "./sweep-branch.ts";

/** What came of a hint about a repository. */
export type RepositoryOutcome = "not allowed" | "looking" | BranchFinding;

/**
 * Looks again at a repository of which a delivery said that it is not what it was. Its own word is never enough to take
 * anything away: a branch counts as deleted only when its repository can be seen without it.
 */
export const answerRepository = async (
  sweep: SweepBranch,
  { repository, previous }: RepositoryHint,
): Promise<RepositoryOutcome> => {
  const { ports, allowed } = sweep;
  const branch = allowed(repository);
  const branches = await ports.projects.branches();
  const former = branches.find((each) => each.repository === previous);
  const isTakenUp = branch !== undefined && (await ports.projects.head(repository, branch)) !== undefined;
  if (former !== undefined && branch !== undefined && !isTakenUp) {
    await announceLook(ports, { repository, branch }, { formerly: former.repository });
    return "looking";
  }
  const known = branches.find((each) => each.repository === repository);
  // Out of our reach under its new name, or taken up of it already: what is recorded of the old one is swept as it is found.
  const swept = known ?? former;
  if (swept !== undefined) {
    const found = await sweepBranch(sweep, swept);
    if (found === "deleted") await lookAtBereft(ports, await ports.projects.load(swept.project));
    return found;
  }
  if (branch === undefined) return "not allowed";
  await announceLook(ports, { repository, branch });
  return "looking";
};
