import type { Rate } from "../../domain/access/rate.ts";

/** How long tokens may be used that were taken in advance: while an empty bucket fills, between 1 and 10 seconds. */
export const leaseMilliseconds = ({ perSecond, burst }: Rate): number =>
  Math.min(10_000, Math.max(1000, (1000 * burst) / perSecond));
