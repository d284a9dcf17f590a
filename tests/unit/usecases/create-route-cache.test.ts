import { describe, expect, it } from "@jest/globals";
import type { Route } from "../../../shared/domain/route.ts";
import { createRouteCache } from "../../../shared/usecases/create-route-cache.ts";

const aRoute: Route = {
  group: "fraud",
  generation: 1,
  previous: [],
  stable: {
    kind: "multi-model",
    version: 1,
    packageArn: "arn:1",
    targetModel: "fraud/1.tar.gz",
    decidedAt: 1,
  },
};

const aCache = (answers: readonly (Route | undefined | Error)[]) => {
  const clock = { now: 0, reads: 0 };
  const reader = {
    get: async () => {
      const answer = answers[Math.min(clock.reads, answers.length - 1)];
      clock.reads += 1;
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
  const options = {
    ttlMilliseconds: 5000,
    missingTtlMilliseconds: 1000,
    now: () => clock.now,
    random: () => 0.5,
  };
  return { clock, cache: createRouteCache(reader, options) };
};

describe("the route cache", () => {
  it("reads a route once within its time", async () => {
    const { cache, clock } = aCache([aRoute]);
    await cache.get("fraud");
    clock.now = 4999;
    expect(await cache.get("fraud")).toBe(aRoute);
    expect(clock.reads).toBe(1);
    clock.now = 5001;
    await cache.get("fraud");
    expect(clock.reads).toBe(2);
  });

  it("makes one read of many simultaneous questions", async () => {
    const { cache, clock } = aCache([aRoute]);
    await Promise.all(Array.from({ length: 50 }, () => cache.get("fraud")));
    expect(clock.reads).toBe(1);
  });

  it("asks sooner for a group that has no route", async () => {
    const { cache, clock } = aCache([undefined, aRoute]);
    expect(await cache.get("fraud")).toBeUndefined();
    clock.now = 1001;
    expect(await cache.get("fraud")).toBe(aRoute);
  });

  it("does not keep a failure", async () => {
    const { cache } = aCache([new Error("throttled"), aRoute]);
    await expect(cache.get("fraud")).rejects.toThrow("throttled");
    expect(await cache.get("fraud")).toBe(aRoute);
  });

  it("reads again when told to", async () => {
    const { cache, clock } = aCache([aRoute]);
    await cache.get("fraud");
    await cache.refresh("fraud");
    expect(clock.reads).toBe(2);
  });
});
