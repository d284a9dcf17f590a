import { nothingServes } from "../../domain/errors.ts";
import type { Route } from "../../domain/route.ts";
import type { Intervene } from "../intervene/intervention.ts";
import { ALL, arrangeRoute } from "./arrange-route.ts";
import { arrangementOf } from "./arrangement-of.ts";
import { changeRoute, type RouteInterventionPorts } from "./change-route.ts";
import { versionOf } from "./version-of.ts";

export type Pinning = Intervene & {
  /** The version that is to serve; the one that does, if not given. */
  readonly version?: number;
};

/** Makes sure that a version serves, whatever is approved, until the pin is removed or the version is rejected. */
export const pinRoute = (
  ports: RouteInterventionPorts,
  group: string,
  { version, by, reason }: Pinning,
): Promise<Route> =>
  changeRoute(ports, group, {
    by,
    ...(reason === undefined ? {} : { reason }),
    action: "pinned",
    change: (route) => {
      const wanted = version ?? route.stable?.version;
      if (wanted === undefined) throw nothingServes(group);
      versionOf(route, wanted);
      if (route.pinned?.version === wanted) return undefined;
      const pinned = { version: wanted, by, at: ports.now(), ...(reason === undefined ? {} : { reason }) };
      return arrangeRoute(route, { ...arrangementOf(route), pinned }, { by, kept: ALL });
    },
  });
