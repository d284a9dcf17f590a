import type { Route } from "../../domain/route.ts";
import type { RouteListing } from "../../ports/route-store.ts";

export type RememberListingOptions = {
  readonly ttlMilliseconds: number;
  /** Milliseconds. */
  readonly now: () => number;
};

/** All routes, read at most once in a while; simultaneous questions are one read, and a failed read is not kept. */
export const rememberListing = (
  listing: RouteListing,
  { ttlMilliseconds, now }: RememberListingOptions,
): RouteListing => {
  let last: { readonly routes: Promise<readonly Route[]>; readonly from: number } | undefined;
  return {
    list: () => {
      const from = now();
      // A clock that was set back makes nothing young again.
      if (last && from >= last.from && from < last.from + ttlMilliseconds) return last.routes;
      const routes = listing.list();
      const entry = { routes, from };
      last = entry;
      routes.catch(() => {
        if (last === entry) last = undefined;
      });
      return routes;
    },
  };
};
