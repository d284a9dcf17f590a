import type { Route } from "../../domain/route.ts";
import type { Intervene } from "../intervene/intervention.ts";
import { ALL, arrangeRoute } from "../serving/arrange-route.ts";
import { arrangementOf } from "../serving/arrangement-of.ts";
import { changeRoute, type RouteInterventionPorts } from "../serving/change-route.ts";

/** Lets what is approved in a group serve at once, from now on; a canary that stands goes on. */
export const endRollout = (ports: RouteInterventionPorts, group: string, who: Intervene): Promise<Route> =>
  changeRoute(ports, group, {
    ...who,
    action: "rollout ended",
    change: (route) =>
      route.rollout &&
      arrangeRoute(route, { ...arrangementOf(route), rollout: undefined }, { by: who.by, kept: ALL }),
  });
