import type { Canary } from "../../domain/canary.ts";
import { noCanary } from "../../domain/errors.ts";
import type { Route, ServingVersion } from "../../domain/route.ts";
import { versionOf } from "../serving/version-of.ts";

/** A route's canary and its version, or a refusal where it has none. */
export const canaryOf = (route: Route): { readonly canary: Canary; readonly serving: ServingVersion } => {
  const { canary, group } = route;
  if (!canary) throw noCanary(group);
  return { canary, serving: versionOf(route, canary.version) };
};
