import type { Rate } from "../../domain/access/rate.ts";
import type { Log } from "../../ports/log.ts";
import type { RateBuckets } from "../../ports/rate-buckets.ts";
import { type Lease, nextLeaseSize } from "./lease.ts";
import { leaseMilliseconds } from "./lease-milliseconds.ts";

export type Standing =
  | { readonly kind: "admitted"; readonly left: number; readonly until: number }
  | { readonly kind: "refused"; readonly retryAt: number };

export type RateLimiter = {
  /** Counts one call (`now` in epoch milliseconds), or refuses it. */
  take(bucket: string, rate: Rate, now: number): Promise<Standing>;
};

// Bounds what many callers can make us keep; a lease that is forgotten is tokens that nobody uses.
const MOST = 10_000;
// Many processes that are refused at once ask no more often than this; tokens gather meanwhile, so none is lost.
const PAUSE_MILLISECONDS = 200;
// Each wait is for a lease that other calls may have used up.
const ATTEMPTS = 3;

const givenAlone = ({ perSecond }: Rate, now: number): Lease => {
  const milliseconds = Math.max(1000, 1000 / perSecond);
  const size = Math.max(1, Math.floor((perSecond * milliseconds) / 1000));
  return { size, left: size, until: now + milliseconds, isAlone: true };
};

/**
 * Limits rates over all processes by taking tokens in advance, as many as this process lately used: within a lease nobody is
 * asked. What is let in within a time T is at most burst + rate × (T + lease), since no token is used later than its lease.
 * While the buckets cannot be reached, this process keeps to the rate alone.
 */
export const createRateLimiter = (buckets: RateBuckets, log: Log): RateLimiter => {
  const leases = new Map<string, Lease>();
  const pending = new Map<string, Promise<void>>();

  const remember = (bucket: string, lease: Lease): void => {
    leases.delete(bucket);
    const [oldest] = leases.keys();
    if (leases.size >= MOST && oldest !== undefined) leases.delete(oldest);
    leases.set(bucket, lease);
  };

  const ask = async (bucket: string, rate: Rate, now: number): Promise<void> => {
    const tokens = nextLeaseSize(leases.get(bucket), rate);
    try {
      const gift = await buckets.take({ bucket, rate, tokens, now });
      remember(
        bucket,
        gift.kind === "given"
          ? { size: gift.tokens, left: gift.tokens, until: now + leaseMilliseconds(rate), isAlone: false }
          : { size: 1, left: 0, until: Math.max(gift.retryAt, now + PAUSE_MILLISECONDS), isAlone: true },
      );
    } catch (error) {
      log.error("rates are limited by each process alone", error);
      remember(bucket, givenAlone(rate, now));
    }
  };

  const askOnce = (bucket: string, rate: Rate, now: number): Promise<void> => {
    const asked = pending.get(bucket) ?? ask(bucket, rate, now).finally(() => pending.delete(bucket));
    pending.set(bucket, asked);
    return asked;
  };

  return {
    take: async (bucket, rate, now) => {
      for (let attempt = 0; attempt <= ATTEMPTS; attempt += 1) {
        const lease = leases.get(bucket);
        if (lease !== undefined && now < lease.until) {
          if (lease.left > 0) {
            lease.left -= 1;
            return { kind: "admitted", left: lease.left, until: lease.until };
          }
          if (lease.isAlone) return { kind: "refused", retryAt: lease.until };
        }
        if (attempt < ATTEMPTS) await askOnce(bucket, rate, now);
      }
      return { kind: "refused", retryAt: now + 1000 / rate.perSecond };
    },
  };
};
