import { noCanary } from "../../domain/errors.ts";
import type { Route, ServingVersion } from "../../domain/route.ts";
import { versionOf } from "../serving/version-of.ts";

/** The version of a route's canary; undefined where it is not the one of that salt, and a refusal where there is none. */
export const canaryOf = (route: Route, salt: string | undefined): ServingVersion | undefined => {
  const { canary, group } = route;
  if (salt !== undefined && canary?.salt !== salt) return undefined;
  if (!canary) throw noCanary(group);
  return versionOf(route, canary.version);
};
