import type { Route } from "../../domain/route.ts";
import type { Arrangement } from "./arrange-route.ts";

/** What a route is made of. */
export const arrangementOf = ({
  stable,
  previous,
  pinned,
  canary,
  shadow,
  rollout,
  failures,
  forgotten,
  reason,
}: Route): Arrangement => ({
  versions: [...(stable ? [stable] : []), ...previous],
  failures: failures ?? [],
  pinned,
  canary,
  shadow,
  rollout,
  forgotten,
  reason,
});
