import type { Route } from "../../domain/route.ts";
import type { Arrangement } from "./arrange-route.ts";

/** What a route is made of. */
export const arrangementOf = ({
  stable,
  previous,
  pinned,
  failures,
  forgotten,
  reason,
}: Route): Arrangement => ({
  versions: [...(stable ? [stable] : []), ...previous],
  failures: failures ?? [],
  pinned,
  forgotten,
  reason,
});
