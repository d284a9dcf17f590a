import type { RepositoryHint } from "../../domain/repository-hint.ts";
import { announceLook } from "./announce-look.ts";
import type { Sweep } from "./sweep.ts";
import { type BranchFinding, sweepBranch } from "./sweep-branch.ts";

/** What came of a hint about a repository. */
export type RepositoryOutcome = "not allowed" | "looking" | BranchFinding;

/**
 * Looks again at a repository of which a delivery said that it is not what it was. Its own word is never enough to take
 * anything away: a branch counts as deleted only when its repository can be seen without it.
 */
export const answerRepository = async (
  { ports, allowed }: Pick<Sweep, "ports" | "allowed">,
  { repository, previous }: RepositoryHint,
): Promise<RepositoryOutcome> => {
  const branch = allowed(repository);
  const branches = await ports.projects.branches();
  const known = branches.find((each) => each.repository === repository);
  if (known !== undefined) return sweepBranch(ports, known);
  if (branch === undefined) {
    // Out of our reach under its new name: what was recorded of the old one is swept as it is found.
    const former = branches.find((each) => each.repository === previous);
    return former === undefined ? "not allowed" : sweepBranch(ports, former);
  }
  const isRenamed = branches.some((each) => each.repository === previous);
  await announceLook(
    ports,
    { repository, branch },
    isRenamed && previous !== undefined ? { formerly: previous } : {},
  );
  return "looking";
};
