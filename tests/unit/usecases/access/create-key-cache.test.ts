import { describe, expect, it } from "@jest/globals";
import type { ApiKey } from "../../../../shared/domain/access/api-key.ts";
import { createKeyCache } from "../../../../shared/usecases/access/create-key-cache.ts";

const aKey = (generation: number): ApiKey => ({
  id: "a",
  name: "checkout",
  digest: "d",
  groups: ["fraud"],
  versions: false,
  created: { by: "ann", at: "2026-01-01T00:00:00.000Z" },
  generation,
});

const aCache = (patienceMilliseconds = 60_000) => {
  const world = { now: 0, reads: 0, key: aKey(1) as ApiKey | undefined, isDown: false, isHanging: false };
  const cache = createKeyCache(
    {
      get: async () => {
        world.reads += 1;
        if (world.isDown) throw new Error("down");
        if (world.isHanging) return new Promise<never>(() => {});
        return world.key;
      },
    },
    {
      ttlMilliseconds: 30_000,
      missingTtlMilliseconds: 2000,
      staleMilliseconds: 300_000,
      retryMilliseconds: 1000,
      patienceMilliseconds,
      now: () => world.now,
    },
  );
  return { world, cache };
};

describe("a cache of keys", () => {
  it("reads a key once within its time, also for many at once", async () => {
    const { world, cache } = aCache();
    await Promise.all(Array.from({ length: 20 }, () => cache.get("a")));
    world.now = 29_999;
    await cache.get("a");
    expect(world.reads).toBe(1);
  });

  it("sees a revocation within its time", async () => {
    const { world, cache } = aCache();
    await cache.get("a");
    world.key = { ...aKey(2), revoked: { by: "ann", at: "2026-01-01T00:00:01.000Z" } };
    world.now = 29_999;
    expect((await cache.get("a"))?.revoked).toBeUndefined();
    world.now = 30_000;
    expect((await cache.get("a"))?.revoked).toBeDefined();
  });

  it("counts its time from before the read, which may have missed what was written meanwhile", async () => {
    const clock = { now: 0 };
    let reads = 0;
    const slow = createKeyCache(
      {
        get: async () => {
          reads += 1;
          clock.now += 20_000;
          return aKey(1);
        },
      },
      {
        ttlMilliseconds: 30_000,
        missingTtlMilliseconds: 2000,
        staleMilliseconds: 300_000,
        retryMilliseconds: 1000,
        patienceMilliseconds: 60_000,
        now: () => clock.now,
      },
    );
    await slow.get("a");
    clock.now = 30_000;
    await slow.get("a");
    expect(reads).toBe(2);
  });

  it("asks soon again for a key that was not there", async () => {
    const { world, cache } = aCache();
    world.key = undefined;
    expect(await cache.get("a")).toBeUndefined();
    world.key = aKey(1);
    world.now = 1999;
    expect(await cache.get("a")).toBeUndefined();
    world.now = 2000;
    expect(await cache.get("a")).toEqual(aKey(1));
  });

  it("reads a key again that may have a new secret, but not more than once in 2 seconds", async () => {
    const { world, cache } = aCache();
    await cache.get("a");
    world.key = aKey(2);
    world.now = 1999;
    expect(await cache.again("a")).toEqual(aKey(1));
    world.now = 2000;
    expect(await cache.again("a")).toEqual(aKey(2));
    for (let count = 0; count < 50; count += 1) await cache.again("a");
    expect(world.reads).toBe(2);
    expect(await cache.get("a")).toEqual(aKey(2));
  });

  it("believes a key that cannot be read again for 5 minutes, asks once a second, and then not any more", async () => {
    const { world, cache } = aCache();
    await cache.get("a");
    world.isDown = true;
    world.now = 30_000;
    expect(await cache.get("a")).toEqual(aKey(1));
    expect(await cache.get("a")).toEqual(aKey(1));
    expect(world.reads).toBe(2);
    world.now = 299_999;
    expect(await cache.get("a")).toEqual(aKey(1));
    world.now = 300_999;
    await expect(cache.get("a")).rejects.toThrow("down");
  });

  it("does not wait long for a table that hangs while it believes what it knows", async () => {
    const { world, cache } = aCache(10);
    await cache.get("a");
    world.isHanging = true;
    world.now = 30_000;
    expect(await cache.get("a")).toEqual(aKey(1));
    expect(await cache.get("a")).toEqual(aKey(1));
    expect(world.reads).toBe(2);
  });

  it("reads a key again when the clock was set back, for it may have been revoked since", async () => {
    const { world, cache } = aCache();
    world.now = 3_600_000;
    await cache.get("a");
    world.now = 0;
    world.key = { ...aKey(2), revoked: { by: "ann", at: "2026-01-01T00:00:01.000Z" } };
    expect((await cache.get("a"))?.revoked).toBeDefined();
  });

  it("knows nothing of a key that it could never read", async () => {
    const { world, cache } = aCache();
    world.isDown = true;
    await expect(cache.get("a")).rejects.toThrow("down");
    world.isDown = false;
    expect(await cache.get("a")).toEqual(aKey(1));
  });

  it("keeps at most ten thousand keys, and forgets the oldest", async () => {
    const { world, cache } = aCache();
    for (let count = 0; count < 10_001; count += 1) await cache.get(`k${count}`);
    world.reads = 0;
    await cache.get("k10000");
    await cache.get("k1");
    expect(world.reads).toBe(0);
    await cache.get("k0");
    expect(world.reads).toBe(1);
  });
});
