import type { Canary, CanaryRule } from "../../domain/canary.ts";
import type { Route, ServingVersion } from "../../domain/route.ts";
import { type Arranger, arrangeRoute } from "../serving/arrange-route.ts";
import { arrangementOf } from "../serving/arrangement-of.ts";
import { saltOf } from "./salt-of.ts";

export type CanaryStart = {
  readonly candidate: ServingVersion;
  readonly stable: ServingVersion;
  readonly percent: number;
  readonly rule?: CanaryRule | undefined;
  readonly reason?: string | undefined;
  readonly by: string;
  /** Epoch milliseconds; later than all decisions that it overtakes. */
  readonly at: number;
};

/**
 * The route with a canary beside the version that serves. That this version serves on is decided anew with it: when the
 * canary goes, it takes no other decision to leave things as they were before.
 */
export const routeWithCanary = (
  route: Route,
  { candidate, stable, percent, rule, reason, by, at }: CanaryStart,
  arranger: Arranger,
): Route | undefined => {
  const { versions, failures, ...rest } = arrangementOf(route);
  const isOther = ({ version }: { readonly version: number }): boolean =>
    version !== candidate.version && version !== stable.version;
  const before = route.canary?.version === candidate.version ? route.canary : undefined;
  const canary: Canary = {
    version: candidate.version,
    beside: stable.version,
    percent,
    salt: before?.salt ?? saltOf(candidate.version, at),
    by,
    at: new Date(at).toISOString(),
    ...(reason === undefined ? {} : { reason }),
    ...(rule === undefined ? {} : { rule }),
  };
  return arrangeRoute(
    route,
    {
      ...rest,
      versions: [...versions.filter(isOther), candidate, { ...stable, decidedAt: at }],
      failures: failures.filter(({ version }) => version !== candidate.version),
      canary,
    },
    arranger,
  );
};
