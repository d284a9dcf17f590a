import type { Route } from "../../domain/route.ts";
import { ALL, arrangeRoute } from "../serving/arrange-route.ts";
import { arrangementOf } from "../serving/arrangement-of.ts";
import { changeRoute, type RouteInterventionPorts } from "../serving/change-route.ts";
import { decideNow } from "../serving/decide-now.ts";
import { canaryOf } from "./canary-of.ts";
import type { Ending } from "./ending.ts";

/** Lets a group's canary answer all requests: the latest decision about the group, and the end of a pin beside it. */
export const promoteCanary = (
  ports: RouteInterventionPorts,
  group: string,
  { salt, ...who }: Ending,
): Promise<Route> =>
  changeRoute(ports, group, {
    ...who,
    action: "promoted",
    change: (route) => {
      const serving = canaryOf(route, salt);
      if (serving === undefined) return undefined;
      const { versions, ...rest } = arrangementOf(route);
      const promoted = { ...serving, decidedAt: decideNow(route, ports.now()) };
      return arrangeRoute(
        route,
        {
          ...rest,
          versions: [...versions.filter((each) => each !== serving), promoted],
          pinned: undefined,
          canary: undefined,
        },
        { by: who.by, kept: ALL },
      );
    },
  });
