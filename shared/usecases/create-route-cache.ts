import type { Route } from "../domain/route.ts";
import type { RouteReader } from "../ports/route-store.ts";

export type RouteCacheOptions = {
  readonly ttlMilliseconds: number;
  /** A group that has no route is asked for again sooner, so that a first deployment is seen quickly. */
  readonly missingTtlMilliseconds: number;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  /** In [0, 1): spreads the refreshes of many processes. */
  readonly random: () => number;
};

export type RouteCache = RouteReader & {
  /** Reads the route again, whatever is cached. */
  refresh(group: string): Promise<Route | undefined>;
};

type Entry = { readonly route: Promise<Route | undefined>; readonly until: number };

// Bounds what a caller who makes names up can make us keep.
const MOST = 10_000;

/** Remembers routes for a while; simultaneous questions about one group are one read, and a failed read is not kept. */
export const createRouteCache = (routes: RouteReader, options: RouteCacheOptions): RouteCache => {
  const entries = new Map<string, Entry>();

  const refresh = (group: string): Promise<Route | undefined> => {
    const route = routes.get(group);
    const spread = 0.9 + 0.2 * options.random();
    if (entries.size >= MOST) entries.clear();
    const entry = { route, until: options.now() + options.ttlMilliseconds * spread };
    entries.set(group, entry);
    const replace = (until: number): void => {
      if (entries.get(group) === entry) entries.set(group, { route, until });
    };
    route.then(
      (found) => {
        if (!found?.stable) replace(options.now() + options.missingTtlMilliseconds * spread);
      },
      () => {
        if (entries.get(group) === entry) entries.delete(group);
      },
    );
    return route;
  };

  return {
    refresh,
    get: (group) => {
      const entry = entries.get(group);
      return entry && entry.until > options.now() ? entry.route : refresh(group);
    },
  };
};
