import type { AllowList } from "../../config/allow-list/create-allow-list.ts";
import type { KnownBranch } from "../../domain/known-branch.ts";
import { PLAN_CONTEXT } from "../change/plan-status.ts";
import type { SweepPorts } from "./sweep-ports.ts";

export type SweepProposals = {
  readonly ports: Pick<SweepPorts, "proposals" | "announcer" | "now">;
  readonly allowed: AllowList;
};

// A delivery and its plan take less.
const UNDER_WAY = 2 * 60 * 1000;
// Heads that one sweep asks about, and of one repository; the others have their turn in the next ones.
const MOST = 60;
const MOST_OF_ONE = 10;

const isSwept = ({ repository, branch, state, unseen }: KnownBranch, allowed: AllowList): boolean =>
  state !== "deleted" && unseen === undefined && allowed(repository) === branch;

/** Asks for the plan of every pull request that was never answered, one repository after the other; tells how many. */
export const sweepProposals = async (
  { ports, allowed }: SweepProposals,
  branches: readonly KnownBranch[],
): Promise<number> => {
  const before = new Date(Date.parse(ports.now()) - UNDER_WAY).toISOString();
  let [left, announced] = [MOST, 0];
  for (const { repository, branch } of branches.filter((known) => isSwept(known, allowed))) {
    if (left === 0) break;
    const search = { repository, branch, context: PLAN_CONTEXT, before, most: Math.min(left, MOST_OF_ONE) };
    const { found, asked } = await ports.proposals.unanswered(search);
    for (const { number, head } of found)
      await ports.announcer.announce({
        type: "PullRequestChanged",
        detail: { delivery: "", repository, number, head },
      });
    left -= asked;
    announced += found.length;
  }
  return announced;
};
