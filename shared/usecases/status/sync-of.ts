import type { Standing, StatusFacts, SyncState } from "./pipeline-status.ts";

const short = (commit: string): string => commit.slice(0, 12);

/** Whether SageMaker is as git declares, as far as that is known. */
export const syncOf = ({ record, branch }: StatusFacts): Standing<SyncState> => {
  const { applied, desired, hold, drift, retired, anchor } = record;
  if (retired !== undefined)
    return {
      is: "OutOfSync",
      reason: `git has it no more since ${short(retired.commit)}: it will be deleted`,
      since: retired.at,
      move: retired.confirmed === undefined ? "operator" : "Slipway",
    };
  if (branch === undefined)
    return { is: "Unknown", reason: `${anchor.repository} is not known any more`, move: "operator" };
  if (branch.unseen !== undefined)
    return {
      is: "Unknown",
      reason: `${branch.repository}@${branch.branch} cannot be seen: nothing of it is touched`,
      since: branch.unseen,
      move: "operator",
    };
  if (branch.state === "refused")
    return {
      is: "OutOfSync",
      reason: `the configs at ${short(branch.commit)} have mistakes, which are beside that commit; what ran before stays`,
      move: "author",
    };
  if (hold !== undefined)
    return {
      is: "OutOfSync",
      reason: `held by ${hold.by}: ${short(desired.commit)} instead of ${short(hold.commit)}`,
      since: hold.at,
      move: "author",
    };
  if (applied?.digest !== desired.digest || applied.generation !== desired.generation)
    return {
      is: "OutOfSync",
      reason: `${short(desired.commit)} is being applied`,
      since: desired.at,
      move: "Slipway",
    };
  if (drift !== undefined)
    return {
      is: "OutOfSync",
      reason: `edited in SageMaker: ${drift.paths.join(", ")}`,
      since: drift.at,
      move: "operator",
    };
  return {
    is: "Synced",
    reason: `as declared at ${short(desired.commit)}`,
    since: applied.at,
    move: "nobody",
  };
};
