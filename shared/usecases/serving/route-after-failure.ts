import type { FailedDeployment, Route } from "../../domain/route.ts";
import { type Arranger, arrangeRoute } from "./arrange-route.ts";
import { arrangementOf } from "./arrangement-of.ts";

/** The route once an approved version could not be deployed: what serves stays, and the failure is remembered. */
export const routeAfterFailure = (
  current: Route,
  failure: FailedDeployment,
  arranger: Arranger,
): Route | undefined => {
  const { failures, ...rest } = arrangementOf(current);
  const known = failures.find(({ version }) => version === failure.version);
  if (known && known.decidedAt > failure.decidedAt) return undefined;
  const others = failures.filter((each) => each !== known);
  const reason = current.stable ? undefined : `version ${failure.version} could not be deployed`;
  return arrangeRoute(current, { ...rest, reason, failures: [...others, failure] }, arranger);
};
