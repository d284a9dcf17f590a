import type { Rate } from "../../domain/access/rate.ts";
import type { Refused } from "./access.ts";
import type { Standing } from "./create-rate-limiter.ts";

const seconds = (milliseconds: number): number => Math.max(1, Math.ceil(milliseconds / 1000));

/** What a caller is told of its rate, in the words of the IETF's draft on RateLimit headers. */
export const rateHeaders = (
  rate: Rate,
  standing: Standing,
  now: number,
): Readonly<Record<string, string>> => {
  const [left, until] =
    standing.kind === "admitted" ? [standing.left, standing.until] : [0, standing.retryAt];
  return {
    "ratelimit-policy": `"calls";q=${rate.burst};w=${seconds((1000 * rate.burst) / rate.perSecond)}`,
    ratelimit: `"calls";r=${left};t=${seconds(until - now)}`,
  };
};

/** Refuses a call beyond its caller's rate, and says when there is room again. */
export const rateExceeded = (rate: Rate, standing: Standing & { kind: "refused" }, now: number): Refused => ({
  kind: "refused",
  status: 429,
  code: "RateExceeded",
  detail: `the caller may call ${rate.perSecond} times a second, and ${rate.burst} times at once`,
  headers: {
    ...rateHeaders(rate, standing, now),
    "retry-after": String(seconds(standing.retryAt - now)),
  },
});
