import type { CanaryRule } from "../../domain/canary.ts";
import { alreadyStable, nothingServes } from "../../domain/errors.ts";
import { isSameJson } from "../../domain/is-same-json.ts";
import type { Route } from "../../domain/route.ts";
import type { Intervene } from "../intervene/intervention.ts";
import { ALL } from "../serving/arrange-route.ts";
import { changeRoute, type RouteInterventionPorts } from "../serving/change-route.ts";
import { decideNow } from "../serving/decide-now.ts";
import { versionOf } from "../serving/version-of.ts";
import { routeWithCanary } from "./route-with-canary.ts";

export type CanarySetting = Intervene & {
  readonly version: number;
  readonly percent: number;
  /** The rule that it has, if not given. */
  readonly rule?: CanaryRule;
};

/** Lets a version answer a share of its group's requests, or another share than before to callers who keep what they have. */
export const setCanary = (
  ports: RouteInterventionPorts,
  group: string,
  { version, percent, rule: wanted, ...who }: CanarySetting,
): Promise<Route> =>
  changeRoute(ports, group, {
    ...who,
    action: "canary set",
    detail: () => ({ canary: version, percent }),
    change: (route) => {
      const { stable, canary } = route;
      if (!stable) throw nothingServes(group);
      if (stable.version === version) throw alreadyStable(group, version);
      const candidate = versionOf(route, version);
      const known = canary?.version === version ? canary : undefined;
      const rule = wanted ?? known?.rule;
      if (known?.percent === percent && isSameJson(known.rule ?? null, rule ?? null)) return undefined;
      const at = decideNow(route, ports.now());
      return routeWithCanary(
        route,
        { candidate, stable, percent, rule, at, by: who.by, reason: who.reason },
        { by: who.by, kept: ALL },
      );
    },
  });
