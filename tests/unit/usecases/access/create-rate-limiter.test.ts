import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { createRateLimiter } from "../../../../shared/usecases/access/create-rate-limiter.ts";
import { leaseMilliseconds } from "../../../../shared/usecases/access/lease-milliseconds.ts";
import { createInMemoryRateBuckets } from "../../../fakes/in-memory-rate-buckets.ts";
import { silentLog } from "../../../fakes/silent-log.ts";

const rate = { perSecond: 10, burst: 40 };

const admissions = async (
  limiter: ReturnType<typeof createRateLimiter>,
  times: readonly number[],
): Promise<number> => {
  let admitted = 0;
  for (const now of times) if ((await limiter.take("b", rate, now)).kind === "admitted") admitted += 1;
  return admitted;
};
const steps = (count: number, every: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => index * every);

describe("a rate limiter", () => {
  it("asks ever more seldom the more it is asked", async () => {
    const buckets = createInMemoryRateBuckets();
    expect(await admissions(createRateLimiter(buckets, silentLog), steps(40, 10))).toBe(40);
    expect(buckets.takes).toBeLessThanOrEqual(8);
  });

  it("takes no more than it lately used", async () => {
    const buckets = createInMemoryRateBuckets();
    const limiter = createRateLimiter(buckets, silentLog);
    await admissions(limiter, steps(100, 5000));
    expect(buckets.given).toBeLessThanOrEqual(150);
  });

  it("asks nobody while it is known that there is nothing", async () => {
    const buckets = createInMemoryRateBuckets();
    const limiter = createRateLimiter(buckets, silentLog);
    expect(
      await admissions(
        limiter,
        Array.from({ length: 200 }, () => 0),
      ),
    ).toBe(40);
    const { takes } = buckets;
    expect(await limiter.take("b", rate, 199)).toEqual({ kind: "refused", retryAt: 200 });
    expect(buckets.takes).toBe(takes);
    expect((await limiter.take("b", rate, 200)).kind).toBe("admitted");
  });

  it("asks once for many calls at once, and lets in as many as there are tokens", async () => {
    const buckets = createInMemoryRateBuckets();
    const limiter = createRateLimiter(buckets, silentLog);
    const standings = await Promise.all(Array.from({ length: 30 }, () => limiter.take("b", rate, 0)));
    const admitted = standings.filter(({ kind }) => kind === "admitted").length;
    expect(admitted).toBeGreaterThan(0);
    expect(admitted).toBeLessThanOrEqual(buckets.given);
    expect(buckets.takes).toBeLessThanOrEqual(3);
  });

  it("lets in within any time at most the burst, the rate and a lease", async () => {
    const gaps = fc.array(fc.tuple(fc.nat(3), fc.integer({ min: 0, max: 300 })), { maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(gaps, async (calls) => {
        const buckets = createInMemoryRateBuckets();
        const limiters = Array.from({ length: 4 }, () => createRateLimiter(buckets, silentLog));
        const at: number[] = [];
        let now = 0;
        for (const [who, gap] of calls) {
          now += gap;
          if ((await limiters[who]?.take("b", rate, now))?.kind === "admitted") at.push(now);
        }
        const lease = leaseMilliseconds(rate);
        at.forEach((from, index) => {
          at.slice(index).forEach((to, more) => {
            expect(more + 1).toBeLessThanOrEqual(rate.burst + (rate.perSecond * (to - from + lease)) / 1000);
          });
        });
      }),
      { numRuns: 30 },
    );
  });

  it("keeps to the rate alone while buckets cannot be reached, and asks once a second", async () => {
    let asked = 0;
    const limiter = createRateLimiter(
      {
        take: async () => {
          asked += 1;
          throw new Error("down");
        },
      },
      silentLog,
    );
    const admitted = await admissions(limiter, steps(500, 10));
    expect(admitted).toBe(50);
    expect(asked).toBe(5);
  });

  it("keeps to a rate of less than a call a second, too, while buckets cannot be reached", async () => {
    const limiter = createRateLimiter({ take: () => Promise.reject(new Error("down")) }, silentLog);
    const slow = { perSecond: 0.1, burst: 1 };
    let admitted = 0;
    for (const now of steps(30, 1000))
      if ((await limiter.take("s", slow, now)).kind === "admitted") admitted += 1;
    expect(admitted).toBe(3);
  });
});
