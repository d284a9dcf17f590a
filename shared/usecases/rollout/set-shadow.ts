import { alreadyStable } from "../../domain/errors.ts";
import type { Route } from "../../domain/route.ts";
import type { Shadow } from "../../domain/shadow.ts";
import type { Intervene } from "../intervene/intervention.ts";
import { ALL, arrangeRoute } from "../serving/arrange-route.ts";
import { arrangementOf } from "../serving/arrangement-of.ts";
import { changeRoute, type RouteInterventionPorts } from "../serving/change-route.ts";
import { versionOf } from "../serving/version-of.ts";
import { saltOf } from "./salt-of.ts";

export type ShadowSetting = Intervene & {
  readonly version: number;
  readonly percent: number;
  /** The one that it has, if not given. */
  readonly tolerance?: number;
};

const shadowOf = (
  { shadow }: Route,
  { version, percent, tolerance: wanted, by, reason }: ShadowSetting,
  at: string,
): Shadow => {
  const known = shadow?.version === version ? shadow : undefined;
  const tolerance = wanted ?? known?.tolerance;
  return {
    version,
    percent,
    salt: known?.salt ?? saltOf(version, Date.parse(at)),
    ...(tolerance === undefined ? {} : { tolerance }),
    by,
    at,
    ...(reason === undefined ? {} : { reason }),
  };
};

/** Has a version asked a share of what the stable version of its group is asked; nobody gets its answers. */
export const setShadow = (
  ports: RouteInterventionPorts,
  group: string,
  { version, ...setting }: ShadowSetting,
): Promise<Route> =>
  changeRoute(ports, group, {
    by: setting.by,
    ...(setting.reason === undefined ? {} : { reason: setting.reason }),
    action: "shadow set",
    detail: () => ({ shadow: version, percent: setting.percent }),
    change: (route) => {
      versionOf(route, version);
      if (route.stable?.version === version) throw alreadyStable(group, version);
      const shadow = shadowOf(route, { version, ...setting }, ports.now());
      const isSame =
        shadow.salt === route.shadow?.salt &&
        shadow.percent === route.shadow.percent &&
        shadow.tolerance === route.shadow.tolerance;
      if (isSame) return undefined;
      return arrangeRoute(route, { ...arrangementOf(route), shadow }, { by: setting.by, kept: ALL });
    },
  });
