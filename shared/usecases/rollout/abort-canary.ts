import { canaryAborted } from "../../domain/errors.ts";
import type { FailedDeployment, Route, ServingVersion } from "../../domain/route.ts";
import { ALL, arrangeRoute } from "../serving/arrange-route.ts";
import { arrangementOf } from "../serving/arrangement-of.ts";
import { changeRoute, type RouteInterventionPorts } from "../serving/change-route.ts";
import { decideNow } from "../serving/decide-now.ts";
import { canaryOf } from "./canary-of.ts";
import type { Ending } from "./ending.ts";

const failureOf = (
  group: string,
  { version, packageArn }: ServingVersion,
  { by, reason, decidedAt }: Ending & { readonly decidedAt: number },
): FailedDeployment => {
  const { code, message, hint } = canaryAborted(group, version, {
    by,
    ...(reason === undefined ? {} : { reason }),
  });
  return { version, packageArn, decidedAt, code, message, hint };
};

/** Takes a group's canary away: only another approval of its version brings it back. */
export const abortCanary = (
  ports: RouteInterventionPorts,
  group: string,
  { salt, ...who }: Ending,
): Promise<Route> =>
  changeRoute(ports, group, {
    ...who,
    action: "aborted",
    detail: (_after, { canary }) => (canary ? { canary: canary.version } : {}),
    change: (route) => {
      const serving = canaryOf(route, salt);
      if (serving === undefined) return undefined;
      const { versions, failures, ...rest } = arrangementOf(route);
      const failure = failureOf(group, serving, { ...who, decidedAt: decideNow(route, ports.now()) });
      return arrangeRoute(
        route,
        {
          ...rest,
          versions: versions.filter((each) => each !== serving),
          failures: [...failures, failure],
        },
        { by: who.by, kept: ALL },
      );
    },
  });
