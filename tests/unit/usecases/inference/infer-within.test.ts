import { describe, expect, it } from "@jest/globals";
import type { InferenceOutcome } from "../../../../shared/ports/models.ts";
import { inferWithin } from "../../../../shared/usecases/inference/infer-within.ts";

const inference = {
  targetModel: "fraud/1.tar.gz",
  body: new Uint8Array(),
  contentType: "text/csv",
  inferenceId: "1",
};

const run = async (
  outcomes: readonly InferenceOutcome[],
  { milliseconds, random }: { readonly milliseconds: number; readonly random: () => number },
) => {
  let passed = 0;
  let calls = 0;
  const waits: number[] = [];
  const { signal } = new AbortController();
  const signals: unknown[] = [];
  const inferred = await inferWithin(
    {
      models: {
        infer: async (given) => {
          calls += 1;
          signals.push(given.signal);
          return outcomes[Math.min(calls, outcomes.length) - 1] ?? { kind: "unavailable" };
        },
      },
      pause: async (wait) => {
        waits.push(wait);
        passed += wait;
      },
      random,
    },
    inference,
    { remaining: () => milliseconds - passed, signal, end: () => {} },
  );
  expect(signals.every((each) => each === signal)).toBe(true);
  return { ...inferred, waits };
};

const loading: InferenceOutcome = { kind: "loading" };

describe("asking a model again", () => {
  it("waits twice as long each time at most, and never longer than a bound", async () => {
    const { waits } = await run([...Array(8).fill(loading), { kind: "timeout" }], {
      milliseconds: 1_000_000,
      random: () => 0.999999,
    });
    expect(waits.map(Math.round)).toEqual([250, 500, 1000, 2000, 4000, 5000, 5000, 5000]);
  });

  it("waits any part of that, so that many who wait do not come at once", async () => {
    const parts = [0, 0.5, 0.25];
    const { waits } = await run([loading, loading, loading, { kind: "timeout" }], {
      milliseconds: 10_000,
      random: () => parts.shift() ?? 0,
    });
    expect(waits).toEqual([0, 250, 250]);
  });

  it("ends when the next wait would take more time than is left", async () => {
    const random = () => 0.999999;
    expect(await run([loading], { milliseconds: 249, random })).toMatchObject({ calls: 1, waits: [] });
    expect(await run([loading], { milliseconds: 251, random })).toMatchObject({ calls: 2 });
  });

  it("knows a model that had to be loaded", async () => {
    const options = { milliseconds: 10_000, random: () => 0 };
    expect(await run([loading, { kind: "throttled" }, { kind: "timeout" }], options)).toMatchObject({
      outcome: { kind: "loading" },
      isCold: true,
      calls: 3,
    });
    expect(await run([{ kind: "throttled" }, { kind: "timeout" }], options)).toMatchObject({
      outcome: { kind: "timeout" },
      isCold: false,
    });
  });
});
