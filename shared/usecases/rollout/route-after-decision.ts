import type { Route, ServingVersion } from "../../domain/route.ts";
import type { Arranger } from "../serving/arrange-route.ts";
import { newestDecision } from "../serving/newest-decision.ts";
import { routeAfterApproval } from "../serving/route-after-approval.ts";
import { routeWithCanary } from "./route-with-canary.ts";

/** The version whose approval was the last decision: a canary's, where the one beside it was only decided about with it. */
const lastDecided = ({ canary, previous }: Route, stable: ServingVersion): ServingVersion => {
  const candidate = previous.find(({ version }) => version === canary?.version);
  return candidate && stable.decidedAt === candidate.decidedAt + 1 ? candidate : stable;
};

/**
 * The route once `candidate` was approved in the registry: it serves, or it becomes a canary where the group's policy
 * says so and something else serves that nobody has pinned.
 */
export const routeAfterDecision = (
  route: Route,
  candidate: ServingVersion,
  arranger: Arranger,
): Route | undefined => {
  const { stable, rollout, pinned } = route;
  const isCanary =
    stable !== undefined &&
    rollout !== undefined &&
    pinned === undefined &&
    stable.version !== candidate.version &&
    newestDecision(candidate, lastDecided(route, stable)) < 0;
  if (!isCanary) return routeAfterApproval(route, candidate, arranger);
  const { percent, rule } = rollout;
  // The approval is the decision; that the stable version serves on comes just after it.
  const at = candidate.decidedAt + 1;
  return routeWithCanary(route, { candidate, stable, percent, rule, by: arranger.by, at }, arranger);
};
