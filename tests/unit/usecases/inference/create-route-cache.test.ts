import { describe, expect, it } from "@jest/globals";
import type { Route } from "../../../../shared/domain/route.ts";
import { createRouteCache } from "../../../../shared/usecases/inference/create-route-cache.ts";

const aRoute = (version: number): Route => ({
  group: "fraud",
  generation: version,
  previous: [],
  stable: {
    kind: "multi-model",
    version,
    packageArn: `arn:${version}`,
    targetModel: `fraud/${version}.tar.gz`,
    decidedAt: 1,
  },
});

type Answer = Route | undefined | Error | Promise<Route | undefined>;

const aCache = (answers: readonly Answer[], { random = 0, patienceMilliseconds = 60_000 } = {}) => {
  const clock = { now: 1_000_000, reads: 0 };
  const groups: string[] = [];
  const reader = {
    get: async (group: string) => {
      const answer = answers[Math.min(clock.reads, answers.length - 1)];
      clock.reads += 1;
      groups.push(group);
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
  const cache = createRouteCache(reader, {
    ttlMilliseconds: 5000,
    missingTtlMilliseconds: 1000,
    staleMilliseconds: 60_000,
    retryMilliseconds: 500,
    patienceMilliseconds,
    now: () => clock.now,
    random: () => random,
  });
  const start = clock.now;
  return {
    clock,
    cache,
    groups,
    /** Sets the clock to so long after the beginning, and has what goes on in the background end. */
    at: async (milliseconds: number) => {
      clock.now = start + milliseconds;
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
};

const failure = new Error("throttled");

describe("the route cache", () => {
  it("answers from memory for half of the time at least", async () => {
    const { cache, clock, at } = aCache([aRoute(1)]);
    expect(await cache.get("fraud")).toEqual({ route: aRoute(1), source: "table" });
    await at(2499);
    expect(await cache.get("fraud")).toEqual({ route: aRoute(1), source: "memory" });
    expect(clock.reads).toBe(1);
  });

  it("reads ahead of the time, while what it remembers still answers", async () => {
    const { cache, clock, at } = aCache([aRoute(1), aRoute(2)]);
    await cache.get("fraud");
    await at(2500);
    expect(await cache.get("fraud")).toEqual({ route: aRoute(1), source: "memory" });
    await at(2501);
    expect(await cache.get("fraud")).toEqual({ route: aRoute(2), source: "memory" });
    expect(clock.reads).toBe(2);
  });

  it("spreads the reading ahead, so that many processes do not read at once", async () => {
    const { cache, clock, at } = aCache([aRoute(1)], { random: 0.999 });
    await cache.get("fraud");
    await at(3990);
    await cache.get("fraud");
    expect(clock.reads).toBe(1);
    await at(4000);
    await cache.get("fraud");
    expect(clock.reads).toBe(2);
  });

  it("waits for the table when what it remembers is too old", async () => {
    const { cache, at } = aCache([aRoute(1), aRoute(2)]);
    await cache.get("fraud");
    await at(5000);
    expect(await cache.get("fraud")).toEqual({ route: aRoute(2), source: "table" });
  });

  it("counts the age of a route from before it was read", async () => {
    let answer: (route: Route) => void = () => {};
    const slow = new Promise<Route>((resolve) => {
      answer = resolve;
    });
    const { cache, clock, at } = aCache([slow, aRoute(2)]);
    const first = cache.get("fraud");
    await at(3000);
    answer(aRoute(1));
    await first;
    await at(5000);
    expect(await cache.get("fraud")).toEqual({ route: aRoute(2), source: "table" });
    expect(clock.reads).toBe(2);
  });

  it("makes one read of many simultaneous questions", async () => {
    const { cache, clock } = aCache([aRoute(1)]);
    await Promise.all(Array.from({ length: 50 }, () => cache.get("fraud")));
    expect(clock.reads).toBe(1);
  });

  it("does not join a read that never ends", async () => {
    const { cache, at } = aCache([new Promise<Route>(() => {}), aRoute(1)]);
    void cache.get("fraud");
    await at(2000);
    expect(await cache.get("fraud")).toEqual({ route: aRoute(1), source: "table" });
  });

  it("answers with what it remembers while the table hangs, and takes up what it says in the end", async () => {
    let answer: (route: Route) => void = () => {};
    const hanging = new Promise<Route>((resolve) => {
      answer = resolve;
    });
    const { cache, clock, at } = aCache([aRoute(1), hanging], { patienceMilliseconds: 10 });
    await cache.get("fraud");
    await at(5000);
    expect(await cache.get("fraud")).toEqual({ route: aRoute(1), source: "stale" });
    // Who comes after that does not even wait, until it is time for another try.
    expect(await cache.get("fraud")).toEqual({ route: aRoute(1), source: "stale" });
    expect(clock.reads).toBe(2);
    answer(aRoute(2));
    await at(5001);
    expect((await cache.get("fraud")).route).toEqual(aRoute(2));
  });

  it("lets no late answer replace a younger one", async () => {
    let answer: (route: Route) => void = () => {};
    const late = new Promise<Route>((resolve) => {
      answer = resolve;
    });
    const { cache, at } = aCache([late, aRoute(2)]);
    const first = cache.get("fraud");
    await at(2000);
    await cache.get("fraud");
    answer(aRoute(1));
    await first;
    expect(await cache.get("fraud")).toEqual({ route: aRoute(2), source: "memory" });
  });

  it("asks sooner for a group that has no route", async () => {
    const { cache, clock, at } = aCache([undefined, aRoute(1)]);
    expect((await cache.get("fraud")).route).toBeUndefined();
    await at(999);
    expect((await cache.get("fraud")).route).toBeUndefined();
    expect(clock.reads).toBe(1);
    await at(1000);
    expect((await cache.get("fraud")).route).toEqual(aRoute(1));
  });

  it("does not keep a failure", async () => {
    const { cache } = aCache([failure, aRoute(1)]);
    await expect(cache.get("fraud")).rejects.toThrow("throttled");
    expect((await cache.get("fraud")).route).toEqual(aRoute(1));
  });

  it("answers with what it remembers while routes cannot be read, and tries again after a while only", async () => {
    const { cache, clock, at } = aCache([aRoute(1), failure]);
    await cache.get("fraud");
    await at(5000);
    expect(await cache.get("fraud")).toEqual({ route: aRoute(1), source: "stale" });
    await at(5499);
    expect(await cache.get("fraud")).toEqual({ route: aRoute(1), source: "stale" });
    expect(clock.reads).toBe(2);
    await at(5500);
    await cache.get("fraud");
    expect(clock.reads).toBe(3);
  });

  it("answers with nothing that is older than its bound", async () => {
    const { cache, at } = aCache([aRoute(1), failure]);
    await cache.get("fraud");
    await at(59_999);
    expect(await cache.get("fraud")).toEqual({ route: aRoute(1), source: "stale" });
    await at(60_000);
    await expect(cache.get("fraud")).rejects.toThrow("throttled");
  });

  it("trusts nothing from a time to come", async () => {
    const { cache, at } = aCache([aRoute(1), aRoute(2)]);
    await cache.get("fraud");
    await at(-1);
    expect(await cache.get("fraud")).toEqual({ route: aRoute(2), source: "table" });
  });

  it("reads again when told to", async () => {
    const { cache, clock } = aCache([aRoute(1), aRoute(2)]);
    await cache.get("fraud");
    expect(await cache.refresh("fraud")).toEqual(aRoute(2));
    expect(await cache.get("fraud")).toEqual({ route: aRoute(2), source: "memory" });
    expect(clock.reads).toBe(2);
  });

  it("forgets the oldest group before it remembers too many", async () => {
    const { cache, clock } = aCache([undefined]);
    for (let index = 0; index <= 10_000; index += 1) await cache.get(`g${index}`);
    clock.reads = 0;
    await cache.get("g1");
    expect(clock.reads).toBe(0);
    await cache.get("g0");
    expect(clock.reads).toBe(1);
  });
});
