import type { Registry } from "../../ports/registry.ts";
import type { RouteReader } from "../../ports/route-store.ts";
import type { GroupFacts } from "./pipeline-status.ts";

/** Reads what a group's phase is computed from. */
export const readGroup = async (
  { registry, routes }: { readonly registry: Pick<Registry, "latest">; readonly routes: RouteReader },
  group: string,
): Promise<GroupFacts> => {
  const [latest, route] = await Promise.all([registry.latest(group), routes.get(group)]);
  return {
    group,
    ...(latest === undefined ? {} : { latest }),
    ...(route === undefined ? {} : { route }),
  };
};
