import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { createSharedLock } from "../../../../local/dynamodb/shared-lock.ts";

const aTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe("shared lock", () => {
  it("never runs exclusive work beside any other, and runs everything", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 30 }), async (kinds) => {
        const lock = createSharedLock();
        let sharing = 0;
        let alone = 0;
        const finished = await Promise.all(
          kinds.map((exclusive) =>
            exclusive
              ? lock.exclusive(async () => {
                  expect([sharing, alone]).toEqual([0, 0]);
                  alone += 1;
                  await aTurn();
                  alone -= 1;
                  return 1;
                })
              : lock.shared(async () => {
                  expect(alone).toBe(0);
                  sharing += 1;
                  await aTurn();
                  sharing -= 1;
                  return 1;
                }),
          ),
        );
        expect(finished).toHaveLength(kinds.length);
      }),
      { numRuns: 50 },
    );
  });

  it("runs shared work together", async () => {
    const lock = createSharedLock();
    const { promise, resolve } = Promise.withResolvers<void>();
    const waits = lock.shared(() => promise);
    await lock.shared(async () => resolve());
    await expect(waits).resolves.toBeUndefined();
  });

  it("lets exclusive work in although shared work keeps coming", async () => {
    const lock = createSharedLock();
    const order: string[] = [];
    const note = (name: string) => async () => {
      await aTurn();
      order.push(name);
    };
    await Promise.all([
      lock.shared(note("first")),
      lock.exclusive(note("alone")),
      lock.shared(note("later")),
    ]);
    expect(order).toEqual(["first", "alone", "later"]);
  });

  it("goes on after work that failed", async () => {
    const lock = createSharedLock();
    await expect(lock.exclusive(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
    await expect(lock.shared(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
    await expect(lock.exclusive(async () => "served")).resolves.toBe("served");
  });
});
