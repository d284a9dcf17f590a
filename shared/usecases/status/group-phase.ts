import type { GroupFacts, Phase, Standing } from "./pipeline-status.ts";

const at = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** Where one group stands, once no run is on its way. */
export const groupPhase = ({ group, latest, route }: GroupFacts): Standing<Phase> => {
  const stable = route?.stable;
  const serves = stable === undefined ? "nothing serves" : `version ${stable.version} serves`;
  if (latest === undefined)
    return { is: "Idle", reason: `no version of ${group} has been registered`, move: "nobody" };
  const { version, approval, modifiedAt } = latest;
  const since = at(modifiedAt);
  if (approval === "PendingManualApproval")
    return {
      is: "AwaitingApproval",
      reason: `version ${version} of ${group} awaits approval; ${serves}`,
      since,
      move: "approver",
    };
  if (approval === "Approved")
    return stable?.version === version
      ? {
          is: "Serving",
          reason: `version ${version} of ${group} serves`,
          since: at(stable.decidedAt),
          move: "nobody",
        }
      : {
          is: "Deploying",
          reason: `version ${version} of ${group} is approved; ${serves}`,
          since,
          move: "Slipway",
        };
  return stable === undefined
    ? {
        is: "Degraded",
        reason: `version ${version} of ${group} was rejected; nothing serves`,
        since,
        move: "author",
      }
    : {
        is: "Stale",
        reason: `version ${version} of ${group} was rejected; ${serves}`,
        since,
        move: "author",
      };
};
