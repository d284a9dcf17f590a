import { noEarlierVersion, routePinned } from "../../domain/errors.ts";
import type { Route } from "../../domain/route.ts";
import type { Intervene } from "../intervene/intervention.ts";
import { ALL } from "./arrange-route.ts";
import { changeRoute, type RouteInterventionPorts } from "./change-route.ts";
import { decideNow } from "./decide-now.ts";
import { routeAfterApproval } from "./route-after-approval.ts";
import { versionOf } from "./version-of.ts";

export type Revert = Intervene & {
  /** The version to go back to; the one that served before, if not given. */
  readonly version?: number;
};

/** Lets an earlier version serve again at once: the latest decision about the group, until somebody approves another. */
export const revertRoute = (
  ports: RouteInterventionPorts,
  group: string,
  { version, ...who }: Revert,
): Promise<Route> =>
  changeRoute(ports, group, {
    ...who,
    action: "reverted",
    change: (route) => {
      if (route.pinned) throw routePinned(group, route.pinned.version, route.pinned.by);
      // A canary is no version that served before.
      const earlier = route.previous.find((each) => each.version !== route.canary?.version);
      const wanted = version ?? earlier?.version;
      if (wanted === undefined) throw noEarlierVersion(group);
      const target = versionOf(route, wanted);
      if (target === route.stable) return undefined;
      const decidedAt = decideNow(route, ports.now());
      return routeAfterApproval(route, { ...target, decidedAt }, { by: who.by, kept: ALL });
    },
  });
