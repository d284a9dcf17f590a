import { describe, expect, it } from "@jest/globals";
import type { Route } from "../../../../shared/domain/route.ts";
import { rememberListing } from "../../../../shared/usecases/inference/remember-listing.ts";

const aRoute = (group: string): Route => ({ group, generation: 1, previous: [] });

const aListing = (answers: readonly (readonly Route[] | Error)[]) => {
  const clock = { now: 0, reads: 0 };
  const list = async (): Promise<readonly Route[]> => {
    const answer = answers[Math.min(clock.reads, answers.length - 1)] ?? [];
    clock.reads += 1;
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { clock, listing: rememberListing({ list }, { ttlMilliseconds: 1000, now: () => clock.now }) };
};

describe("the listing of routes", () => {
  it("is read once for all who ask within its time", async () => {
    const { clock, listing } = aListing([[aRoute("a")], [aRoute("b")]]);
    await Promise.all([listing.list(), listing.list()]);
    clock.now = 999;
    expect(await listing.list()).toEqual([aRoute("a")]);
    expect(clock.reads).toBe(1);
    clock.now = 1000;
    expect(await listing.list()).toEqual([aRoute("b")]);
  });

  it("is read again when the clock was set back", async () => {
    const { clock, listing } = aListing([[aRoute("a")], [aRoute("b")]]);
    clock.now = 3_600_000;
    await listing.list();
    clock.now = 0;
    expect(await listing.list()).toEqual([aRoute("b")]);
  });

  it("keeps no failure", async () => {
    const { listing } = aListing([new Error("throttled"), [aRoute("a")]]);
    await expect(listing.list()).rejects.toThrow("throttled");
    expect(await listing.list()).toEqual([aRoute("a")]);
  });
});
