import type { Route } from "../shared/domain/route.ts";

/** What serves a group, in a line. */
export const showRoute = ({ group, stable, previous, pinned, reason }: Route): string => {
  if (stable === undefined) return `nothing of ${group} serves: ${reason ?? "no version is approved"}`;
  const others = previous.map(({ version }) => version).join(", ");
  const pin = pinned === undefined ? "" : `, pinned by ${pinned.by}`;
  return `version ${stable.version} of ${group} serves${pin}${others === "" ? "" : `; ${others} can`}`;
};
