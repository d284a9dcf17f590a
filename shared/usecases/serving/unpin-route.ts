import type { Route } from "../../domain/route.ts";
import type { Intervene } from "../intervene/intervention.ts";
import { ALL, arrangeRoute } from "./arrange-route.ts";
import { arrangementOf } from "./arrangement-of.ts";
import { changeRoute, type RouteInterventionPorts } from "./change-route.ts";

/** Removes a pin: the version that was decided about last serves again. */
export const unpinRoute = (ports: RouteInterventionPorts, group: string, who: Intervene): Promise<Route> =>
  changeRoute(ports, group, {
    ...who,
    action: "unpinned",
    change: (route) =>
      route.pinned &&
      arrangeRoute(route, { ...arrangementOf(route), pinned: undefined }, { by: who.by, kept: ALL }),
  });
