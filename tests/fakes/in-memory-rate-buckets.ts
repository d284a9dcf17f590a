import type { RateBuckets } from "../../shared/ports/rate-buckets.ts";

export type InMemoryRateBuckets = RateBuckets & { takes: number; given: number };

/** Token buckets in memory, as the plainest of them: a number of tokens and when it was counted. */
export const createInMemoryRateBuckets = (): InMemoryRateBuckets => {
  const buckets = new Map<string, { tokens: number; at: number }>();
  const store: InMemoryRateBuckets = {
    takes: 0,
    given: 0,
    take: async ({ bucket, rate, tokens, now }) => {
      store.takes += 1;
      const known = buckets.get(bucket) ?? { tokens: rate.burst, at: now };
      const there = Math.min(rate.burst, known.tokens + ((now - known.at) * rate.perSecond) / 1000);
      const given = Math.min(tokens, rate.burst, Math.floor(there + 1e-6));
      buckets.set(bucket, { tokens: there - given, at: now });
      store.given += given;
      return given < 1
        ? { kind: "empty", retryAt: now + ((1 - there) * 1000) / rate.perSecond }
        : { kind: "given", tokens: given };
    },
  };
  return store;
};
