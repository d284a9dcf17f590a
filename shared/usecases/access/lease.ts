import type { Rate } from "../../domain/access/rate.ts";

/** Tokens that this process has taken in advance. */
export type Lease = {
  readonly size: number;
  left: number;
  /** Epoch milliseconds: what is left then is lost. */
  readonly until: number;
  /** Whether there is no use in asking for more before its end. */
  readonly isAlone: boolean;
};

// Whoever takes more starves other processes of what they need at the same time.
const SHARE = 1 / 4;

/** How many tokens to ask for next: twice as many where they did not last, else as many as were used. */
export const nextLeaseSize = (last: Lease | undefined, { burst }: Rate): number => {
  if (last === undefined) return 1;
  const wanted = last.left === 0 ? 2 * last.size : last.size - last.left;
  return Math.max(1, Math.min(wanted, Math.floor(burst * SHARE)));
};
