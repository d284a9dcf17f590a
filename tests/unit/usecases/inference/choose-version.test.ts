import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { Canary } from "../../../../shared/domain/canary.ts";
import { chooseVersion } from "../../../../shared/usecases/inference/choose-version.ts";
import { aServingVersion } from "../../../builders/an-invoker.ts";

const canary = (percent: number, salt = "s"): Canary => ({
  version: 2,
  beside: 1,
  percent,
  salt,
  by: "ada",
  at: "2026-01-01T00:00:00.000Z",
});

const choose = (split: Canary | undefined, key?: string, random = 0) =>
  chooseVersion(
    { stable: aServingVersion(1), previous: [aServingVersion(2)], ...(split ? { canary: split } : {}) },
    { key, random: () => random },
  ).variant;

const aKey = fc.string();
const aSalt = fc.string({ minLength: 1 });
const aPercent = fc.double({ min: 0, max: 100, noNaN: true });

describe("choosing the version that answers", () => {
  it("chooses the stable version where there is no canary", () => {
    expect(choose(undefined, "caller")).toBe("stable");
  });

  it("chooses the canary for its share of those who have no key", () => {
    expect(choose(canary(10), undefined, 0.0999)).toBe("canary");
    expect(choose(canary(10), undefined, 0.1)).toBe("stable");
    expect(choose(canary(0), undefined, 0)).toBe("stable");
    expect(choose(canary(100), undefined, 0.9999)).toBe("canary");
  });

  it("splits as finely as hundredths of a percent", () => {
    expect(choose(canary(0.01), undefined, 0.00009)).toBe("canary");
    expect(choose(canary(0.01), undefined, 0.0001)).toBe("stable");
  });

  it("gives the same caller the same version, whatever chance says", () => {
    fc.assert(
      fc.property(aKey, aSalt, aPercent, (key, salt, percent) => {
        expect(choose(canary(percent, salt), key, 0)).toBe(choose(canary(percent, salt), key, 0.9999));
      }),
    );
  });

  it("moves nobody from the canary back to the stable version when its share grows", () => {
    fc.assert(
      fc.property(aKey, aSalt, aPercent, aPercent, (key, salt, a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        if (choose(canary(less, salt), key) === "canary")
          expect(choose(canary(more, salt), key)).toBe("canary");
      }),
    );
  });

  it("asks about as many callers with a key as its share says, and others with another salt", () => {
    const keys = Array.from({ length: 4000 }, (_, nth) => `caller-${nth}`);
    const chosen = (salt: string) => keys.filter((key) => choose(canary(25, salt), key) === "canary");
    expect(Math.abs(chosen("a").length - 1000)).toBeLessThan(150);
    expect(chosen("b")).not.toEqual(chosen("a"));
  });

  it("chooses the stable version while the canary's is not at hand", () => {
    const split = { stable: aServingVersion(1), previous: [], canary: canary(100) };
    expect(chooseVersion(split, { random: () => 0 }).variant).toBe("stable");
  });
});
