import type { Route } from "../../domain/route.ts";
import { arrangementOf } from "./arrangement-of.ts";

/** The time of a decision that is later than all that a route knows: no clock is trusted to be ahead of the registry's. */
export const decideNow = (route: Route, now: string): number =>
  Math.max(Date.parse(now), ...arrangementOf(route).versions.map(({ decidedAt }) => decidedAt + 1));
