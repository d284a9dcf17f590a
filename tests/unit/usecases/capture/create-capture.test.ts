import { describe, expect, it } from "@jest/globals";
import type { CaptureSettings } from "../../../../shared/domain/capture-settings.ts";
import { createCapture } from "../../../../shared/usecases/capture/create-capture.ts";
import type { InferenceResult } from "../../../../shared/usecases/inference/inference-result.ts";
import { anAnswer, aServingVersion } from "../../../builders/an-invoker.ts";

const result: InferenceResult = {
  result: { kind: "asked", outcome: anAnswer("0.5\n") },
  serving: aServingVersion(3),
  calls: 1,
  isCold: false,
};

const inference = (members: { group?: string; bytes?: number } = {}) => ({
  group: members.group ?? "fraud",
  body: Buffer.alloc(members.bytes ?? 4, "1"),
  contentType: "text/csv",
  inferenceId: "r-1",
});

const aCapture = (settings: Partial<CaptureSettings> = {}) => {
  const written: { key: string; lines: readonly string[] }[] = [];
  const said: { message: string; fields: unknown }[] = [];
  const state = { time: Date.parse("2026-01-02T03:04:05.678Z"), ids: 0, random: 0, fail: false };
  const capture = createCapture(
    { percent: 10, groups: "*", maxBytes: 1000, redact: {}, ...settings },
    {
      captures: {
        put: async (key, body) => {
          written.push({ key, lines: body.trimEnd().split("\n") });
          if (state.fail) throw new Error("no bucket");
        },
      },
      log: { info: () => {}, error: (message, _error, fields) => said.push({ message, fields }) },
      everyMilliseconds: 1000,
      now: () => state.time,
      random: () => state.random,
      newId: () => {
        state.ids += 1;
        return `id-${state.ids}`;
      },
    },
  );
  const flush = async (after = 1000): Promise<void> => {
    state.time += after;
    capture.flush();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { capture, written, said, state, flush };
};

describe("capturing inferences", () => {
  it("writes what was remembered, a file for each group, and nothing twice", async () => {
    const { capture, written, flush } = aCapture();
    for (const group of ["fraud", "churn", "fraud"]) capture.add(inference({ group }), result, 7);
    expect(written).toEqual([]);
    await flush();
    expect(written.map(({ key, lines }) => [key, lines.length])).toEqual([
      ["capture/fraud/2026-01-02/030406-id-4.jsonl", 2],
      ["capture/churn/2026-01-02/030406-id-5.jsonl", 1],
    ]);
    await flush();
    expect(written).toHaveLength(2);
  });

  it("writes no more often than it is asked to", async () => {
    const { capture, written, flush } = aCapture();
    capture.add(inference(), result, 7);
    await flush(999);
    expect(written).toEqual([]);
    await flush(1);
    expect(written).toHaveLength(1);
  });

  it("keeps its share of the groups that it is meant for", async () => {
    const { capture, written, state, flush } = aCapture({ groups: "fraud*" });
    capture.add(inference({ group: "churn" }), result, 7);
    state.random = 0.1;
    capture.add(inference(), result, 7);
    await flush();
    expect(written).toEqual([]);
    state.random = 0.0999;
    capture.add(inference(), result, 7);
    await flush();
    expect(written).toHaveLength(1);
  });

  it("writes again, to the same key, what could not be written", async () => {
    const { capture, written, state, flush } = aCapture();
    capture.add(inference(), result, 7);
    state.fail = true;
    await flush();
    state.fail = false;
    capture.add(inference(), result, 7);
    await flush();
    expect(written[1]).toEqual(written[0]);
    expect(written[2]?.key).not.toBe(written[0]?.key);
    await flush();
    expect(written).toHaveLength(3);
  });

  it("holds a bounded amount while nothing can be written, and goes on once it can", async () => {
    const { capture, written, said, state, flush } = aCapture({ maxBytes: 524_288, percent: 100 });
    state.fail = true;
    for (let nth = 0; nth < 50; nth += 1) capture.add(inference({ bytes: 500_000 }), result, 7);
    await flush();
    expect(written[0]?.lines).toHaveLength(8);
    expect(said).toEqual([
      { message: "captures could not be written", fields: { waiting: 1 } },
      { message: "captures were dropped", fields: { dropped: 42 } },
    ]);
    state.fail = false;
    await flush();
    capture.add(inference({ bytes: 500_000 }), result, 7);
    await flush();
    expect(written.map(({ lines }) => lines.length)).toEqual([8, 8, 1]);
    expect(said).toHaveLength(2);
  });

  it("holds no bytes of a payload that is too large to keep", async () => {
    const { capture, written, flush } = aCapture({ percent: 100, maxBytes: 10 });
    for (let nth = 0; nth < 50; nth += 1) capture.add(inference({ bytes: 500_000 }), result, 7);
    await flush();
    expect(written[0]?.lines).toHaveLength(50);
  });

  it("keeps nothing of a request that no model was asked", async () => {
    const { capture, written, flush } = aCapture();
    capture.add(inference(), { result: { kind: "unknown-group" }, calls: 0, isCold: false }, 7);
    await flush();
    expect(written).toEqual([]);
  });
});
