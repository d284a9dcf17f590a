import { versionNotKept } from "../../domain/errors.ts";
import type { Route, ServingVersion } from "../../domain/route.ts";
import { arrangementOf } from "./arrangement-of.ts";

/** The version of a route that can serve at once, or a refusal that names those that can. */
export const versionOf = (route: Route, version: number): ServingVersion => {
  const { versions } = arrangementOf(route);
  const found = versions.find((each) => each.version === version);
  if (found) return found;
  throw versionNotKept(
    route.group,
    version,
    versions.map((each) => each.version),
  );
};
