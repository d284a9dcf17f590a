import type { CanaryRule } from "../../domain/canary.ts";
import { isSameJson } from "../../domain/is-same-json.ts";
import type { Rollout } from "../../domain/rollout.ts";
import type { Route } from "../../domain/route.ts";
import type { Intervene } from "../intervene/intervention.ts";
import { ALL, arrangeRoute } from "../serving/arrange-route.ts";
import { arrangementOf } from "../serving/arrangement-of.ts";
import { changeRoute, type RouteInterventionPorts } from "../serving/change-route.ts";

export type RolloutSetting = Intervene & { readonly percent: number; readonly rule?: CanaryRule };

/** Makes what is approved in a group a canary first, from now on. */
export const setRollout = (
  ports: RouteInterventionPorts,
  group: string,
  { percent, rule, ...who }: RolloutSetting,
): Promise<Route> =>
  changeRoute(ports, group, {
    ...who,
    action: "rollout set",
    detail: () => ({ percent }),
    change: (route) => {
      const { rollout: known } = route;
      if (known?.percent === percent && isSameJson(known.rule ?? null, rule ?? null)) return undefined;
      const rollout: Rollout = { percent, ...(rule ? { rule } : {}), ...who, at: ports.now() };
      return arrangeRoute(route, { ...arrangementOf(route), rollout }, { by: who.by, kept: ALL });
    },
  });
