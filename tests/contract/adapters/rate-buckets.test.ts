import { describe, expect, it } from "@jest/globals";
import { createDynamoRateBuckets } from "../../../shared/adapters/dynamo-rate-buckets.ts";
import type { RateBuckets } from "../../../shared/ports/rate-buckets.ts";
import { createRateLimiter } from "../../../shared/usecases/access/create-rate-limiter.ts";
import { leaseMilliseconds } from "../../../shared/usecases/access/lease-milliseconds.ts";
import { createInMemoryRateBuckets } from "../../fakes/in-memory-rate-buckets.ts";
import { silentLog } from "../../fakes/silent-log.ts";
import { useDynamo } from "../../fakes/use-dynamo.ts";

const dynamo = useDynamo();
// Nothing here is about slow machines.
const PATIENCE_MILLISECONDS = 60_000;
const NOW = 1_767_225_600_000;
const rate = { perSecond: 10, burst: 20 };

describe.each<[string, () => RateBuckets]>([
  ["in memory", createInMemoryRateBuckets],
  ["on DynamoDB", () => createDynamoRateBuckets(dynamo.client(), dynamo.table(), PATIENCE_MILLISECONDS)],
])("rate buckets %s", (where, create) => {
  const name = (each: string): string => `${where} ${each}`;

  it("are full at first, give what they hold and no more, and say when there is more", async () => {
    const buckets = create();
    const take = (tokens: number, now = NOW) => buckets.take({ bucket: name("first"), rate, tokens, now });
    expect(await take(15)).toEqual({ kind: "given", tokens: 15 });
    expect(await take(15)).toEqual({ kind: "given", tokens: 5 });
    expect(await take(1)).toEqual({ kind: "empty", retryAt: NOW + 100 });
    expect(await take(1, NOW + 99)).toEqual({ kind: "empty", retryAt: NOW + 100 });
    expect(await take(3, NOW + 250)).toEqual({ kind: "given", tokens: 2 });
  });

  it("fill up to the burst and no further", async () => {
    const buckets = create();
    const take = (tokens: number, now = NOW) => buckets.take({ bucket: name("full"), rate, tokens, now });
    expect(await take(100)).toEqual({ kind: "given", tokens: 20 });
    expect(await take(100, NOW + 3_600_000)).toEqual({ kind: "given", tokens: 20 });
    expect(await take(1, NOW + 3_600_000)).toMatchObject({ kind: "empty" });
  });

  it("are each for themselves", async () => {
    const buckets = create();
    await buckets.take({ bucket: name("mine"), rate, tokens: 20, now: NOW });
    expect(await buckets.take({ bucket: name("yours"), rate, tokens: 20, now: NOW })).toMatchObject({
      tokens: 20,
    });
  });

  it("give no token twice to many who ask at once", async () => {
    const buckets = create();
    const gifts = await Promise.all(
      Array.from({ length: 30 }, () => buckets.take({ bucket: name("race"), rate, tokens: 3, now: NOW })),
    );
    const given = gifts.reduce((sum, gift) => sum + (gift.kind === "given" ? gift.tokens : 0), 0);
    expect(given).toBeLessThanOrEqual(20);
    expect(given).toBeGreaterThanOrEqual(18);
  });
});

describe("processes that share a rate on DynamoDB", () => {
  it.each([
    ["six of them, far beyond it", 6, 2],
    ["two of them, at half of it", 2, 0.25],
  ])("%s, let in what it allows and little more, and seldom ask", async (title, processes, load) => {
    const shared = { perSecond: 50, burst: 100 };
    let asked = 0;
    const buckets = createDynamoRateBuckets(dynamo.client(), dynamo.table(), PATIENCE_MILLISECONDS);
    const limiters = Array.from({ length: processes }, () =>
      createRateLimiter(
        {
          take: (request) => {
            asked += 1;
            return buckets.take(request);
          },
        },
        silentLog,
      ),
    );
    const seconds = 5;
    const every = 1000 / (shared.perSecond * load);
    const admittedAt: number[] = [];
    let sent = 0;
    for (let now = 0; now < seconds * 1000; now += every) {
      for (const limiter of limiters) {
        sent += 1;
        const standing = await limiter.take(title, shared, NOW + now);
        if (standing.kind === "admitted") admittedAt.push(now);
        else expect(standing.retryAt).toBeGreaterThan(NOW + now);
      }
    }
    const lease = leaseMilliseconds(shared) / 1000;
    for (const from of [0, 1000, 2000])
      for (const time of [1, 2, 3]) {
        const within = admittedAt.filter((at) => at >= from && at < from + time * 1000).length;
        expect(within).toBeLessThanOrEqual(shared.burst + shared.perSecond * (time + lease));
      }
    // Nobody is refused below the rate; beyond it, most of the rate is used.
    if (processes * load <= 1) expect(admittedAt).toHaveLength(sent);
    else expect(admittedAt.length).toBeGreaterThan(0.8 * (shared.burst + shared.perSecond * seconds));
    expect(asked).toBeLessThan(sent / 4);
  });
});
