import type { ModelPackage } from "../../domain/model-package.ts";
import type { GroupFacts, Phase, Standing } from "./pipeline-status.ts";
import { tellServing } from "./tell-serving.ts";

const at = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** Where a group stands whose latest version was approved: it serves, it cannot, something else is to serve, or it is on its way. */
const approvedPhase = ({
  group,
  latest: { version, modifiedAt },
  route,
}: GroupFacts & { readonly latest: ModelPackage }): Standing<Phase> => {
  const { stable, pinned } = route ?? {};
  const serves = tellServing(route);
  if (stable?.version === version)
    return {
      is: "Serving",
      reason: tellServing(route, ` of ${group}`),
      since: at(stable.decidedAt),
      move: "nobody",
    };
  const failure = route?.failures?.find((each) => each.version === version);
  if (failure)
    return {
      is: "Degraded",
      reason: `version ${version} of ${group} is approved and cannot serve: ${failure.message}; ${serves}`,
      since: at(failure.decidedAt),
      move: "author",
    };
  const waits = `version ${version} of ${group} is approved`;
  const { canary } = route ?? {};
  if (route && canary?.version === version)
    return {
      // Whoever promotes it approves of it once more, unless its rule does.
      is: canary.rule?.promote === true ? "Deploying" : "AwaitingApproval",
      reason: `${waits}; ${serves}`,
      since: canary.at,
      move: canary.rule?.promote === true ? "Slipway" : "approver",
    };
  if (pinned)
    return {
      is: "Stale",
      reason: `${waits}; version ${pinned.version} is pinned by ${pinned.by}`,
      since: pinned.at,
      move: "operator",
    };
  return route?.previous.some((each) => each.version === version)
    ? {
        is: "Stale",
        reason: `${waits} and can serve; ${serves} by a later decision`,
        ...(stable ? { since: at(stable.decidedAt) } : {}),
        move: "approver",
      }
    : { is: "Deploying", reason: `${waits}; ${serves}`, since: at(modifiedAt), move: "Slipway" };
};

/** Where one group stands, once no run is on its way. */
export const groupPhase = ({ group, latest, route }: GroupFacts): Standing<Phase> => {
  const stable = route?.stable;
  const serves = tellServing(route);
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
  if (approval === "Approved") return approvedPhase({ group, latest, ...(route ? { route } : {}) });
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
