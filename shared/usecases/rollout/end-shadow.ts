import type { Route } from "../../domain/route.ts";
import type { Intervene } from "../intervene/intervention.ts";
import { ALL, arrangeRoute } from "../serving/arrange-route.ts";
import { arrangementOf } from "../serving/arrangement-of.ts";
import { changeRoute, type RouteInterventionPorts } from "../serving/change-route.ts";

/** Ends the comparison with a shadow; its version stays. */
export const endShadow = (ports: RouteInterventionPorts, group: string, who: Intervene): Promise<Route> =>
  changeRoute(ports, group, {
    ...who,
    action: "shadow ended",
    detail: (_after, { shadow }) => (shadow ? { shadow: shadow.version } : {}),
    change: (route) =>
      route.shadow &&
      arrangeRoute(route, { ...arrangementOf(route), shadow: undefined }, { by: who.by, kept: ALL }),
  });
