import type { Route } from "../shared/domain/route.ts";
import { tellBeside } from "../shared/usecases/status/tell-beside.ts";

/** What serves a group, in a line. */
export const showRoute = (route: Route): string => {
  const { group, stable, previous, pinned, reason } = route;
  if (stable === undefined) return `nothing of ${group} serves: ${reason ?? "no version is approved"}`;
  const others = previous.map(({ version }) => version).join(", ");
  const pin = pinned === undefined ? "" : `, pinned by ${pinned.by}`;
  const serves = `version ${stable.version} of ${group} serves${pin}${others === "" ? "" : `; ${others} can`}`;
  return [serves, ...tellBeside(route)].join("; ");
};
