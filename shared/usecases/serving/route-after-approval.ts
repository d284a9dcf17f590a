import type { Route, ServingVersion } from "../../domain/route.ts";
import { type Arranger, arrangeRoute } from "./arrange-route.ts";
import { arrangementOf } from "./arrangement-of.ts";

/**
 * The route once `candidate` was approved; undefined when that changes nothing. The decision's time counts, not the
 * version's number nor the order of events, and a pin outlives it.
 */
export const routeAfterApproval = (
  current: Route,
  candidate: ServingVersion,
  arranger: Arranger,
): Route | undefined => {
  const { versions, failures, ...rest } = arrangementOf(current);
  const known = versions.find(({ version }) => version === candidate.version);
  const decidedAt = Math.max(candidate.decidedAt, known?.decidedAt ?? 0);
  const isOther = ({ version }: { readonly version: number }): boolean => version !== candidate.version;
  return arrangeRoute(
    current,
    {
      ...rest,
      versions: [...versions.filter(isOther), { ...candidate, decidedAt }],
      failures: failures.filter(isOther),
    },
    arranger,
  );
};
