import { describe, expect, it } from "@jest/globals";
import type { Shadow } from "../../../../shared/domain/shadow.ts";
import type { Inference, InferenceOutcome } from "../../../../shared/ports/models.ts";
import {
  anAnswer,
  anInvoker,
  aServedRoute,
  aServingVersion,
  type InvokerOptions,
  someRows,
} from "../../../builders/an-invoker.ts";

const shadow: Shadow = { version: 2, percent: 50, salt: "s", by: "ada", at: "2026-01-01T00:00:00.000Z" };
const route = aServedRoute(1, { previous: [aServingVersion(2)], shadow });

const isShadow = ({ targetModel }: Inference): boolean => targetModel.startsWith("fraud/2-");

const aShadowed = (
  asShadow: (inference: Inference) => Promise<InferenceOutcome>,
  options: InvokerOptions = {},
) =>
  anInvoker({
    route,
    random: 0.1,
    infer: async (inference) => (isShadow(inference) ? asShadow(inference) : anAnswer("1,0.5\n")),
    ...options,
  });

const tick = () => new Promise((resolve) => setImmediate(resolve));

const counted = async ({ send, tallies }: ReturnType<typeof aShadowed>) => {
  await tick();
  // What was counted is recorded beside the next request, whose own shadow is not ended by then.
  await send({ ...someRows, headers: { ...someRows.headers, "x-request-id": "last" } });
  await tick();
  return (await tallies.sum("fraud", "s")).get(2);
};

const unless = (id: string, outcome: InferenceOutcome) => async (inference: Inference) =>
  inference.inferenceId === id ? new Promise<InferenceOutcome>(() => {}) : outcome;

describe("a group with a shadow", () => {
  it("is answered by the stable version, which waits for nothing", async () => {
    const { send, inferences } = aShadowed(() => new Promise(() => {}));
    const { body, headers } = await send(someRows);
    expect(body).toBe("1,0.5\n");
    expect(headers).toMatchObject({ "x-slipway-version": "1", "x-slipway-variant": "stable" });
    expect(inferences.map(isShadow)).toEqual([false, true]);
    const [own, other] = inferences;
    expect(other).toMatchObject({ body: own?.body, contentType: "text/csv", inferenceId: own?.inferenceId });
  });

  it("asks its shadow no more than its share", async () => {
    const { send, inferences } = aShadowed(async () => anAnswer(""), { random: 0.5 });
    await send(someRows);
    expect(inferences.map(isShadow)).toEqual([false]);
  });

  it.each([
    ["1,0.5\n", 1],
    ["1,0.50000001", 1],
    ["1,0.6\n", 0],
  ])("counts how often the shadow says the same: %j", async (text, same) => {
    const shadowed = aShadowed(unless("last", anAnswer(text)));
    await shadowed.send(someRows);
    expect(await counted(shadowed)).toMatchObject({ requests: 1, compared: 1, same, milliseconds: 0 });
  });

  it("takes numbers that differ by less than its tolerance for the same", async () => {
    const tolerant = { ...route, shadow: { ...shadow, tolerance: 0.2 } };
    const shadowed = aShadowed(unless("last", anAnswer("1,0.6\n")), { route: tolerant });
    await shadowed.send(someRows);
    expect(await counted(shadowed)).toMatchObject({ compared: 1, same: 1 });
  });

  it("counts a shadow that never ends as unfinished, and one that ends later no more", async () => {
    const waiting: ((outcome: InferenceOutcome) => void)[] = [];
    const shadowed = aShadowed(() => new Promise((resolve) => waiting.push(resolve)));
    for (let nth = 0; nth < 2; nth += 1) await shadowed.send(someRows);
    waiting[0]?.(anAnswer("1,0.5\n"));
    expect(await counted(shadowed)).toMatchObject({ requests: 1, compared: 1, same: 1, unfinished: 1 });
  });

  it("asks only so many shadows at once", async () => {
    const { send, inferences } = aShadowed(() => new Promise(() => {}));
    for (let nth = 0; nth < 9; nth += 1) expect((await send(someRows)).statusCode).toBe(200);
    expect(inferences.filter(isShadow)).toHaveLength(4);
    const ending = aShadowed(async () => anAnswer("1,0.5\n"));
    for (let nth = 0; nth < 9; nth += 1) {
      await ending.send(someRows);
      await tick();
    }
    expect(ending.inferences.filter(isShadow)).toHaveLength(9);
  });

  it.each([
    ["fails", async () => Promise.reject(new Error("broken")), { requests: 0, unready: 1 }],
    [
      "answers an error",
      async () => ({ kind: "model-error", status: 500, message: "" }) as const,
      { failed: 1, compared: 1, same: 0 },
    ],
    ["is being loaded", async () => ({ kind: "loading" }) as const, { unready: 1, compared: 0 }],
    ["is not answered in time", async () => ({ kind: "timeout" }) as const, { requests: 0, unfinished: 1 }],
  ])("is not disturbed by a shadow that %s", async (_, asShadow, expected) => {
    const shadowed = aShadowed(async (inference) =>
      inference.inferenceId === "last" ? new Promise(() => {}) : asShadow(),
    );
    expect(await shadowed.send(someRows)).toMatchObject({ statusCode: 200, body: "1,0.5\n" });
    const unfinished = (expected as { unfinished?: number }).unfinished ?? 0;
    expect(await counted(shadowed)).toMatchObject({ ...expected, unfinished });
  });

  it("does not ask a shadow whose package rules the request out", async () => {
    const previous = [aServingVersion(2, { contentTypes: ["application/json"] })];
    const shadowed = aShadowed(async () => anAnswer(""), { route: { ...route, previous } });
    await shadowed.send(someRows);
    expect(await counted(shadowed)).toMatchObject({ refused: 1, unfinished: 0 });
    expect(shadowed.inferences.some(isShadow)).toBe(false);
  });

  it("asks no shadow of what the canary answers or what names its version", async () => {
    const canary = { version: 3, beside: 1, percent: 100, salt: "c", by: "ada", at: shadow.at };
    const previous = [aServingVersion(2), aServingVersion(3)];
    const both = aShadowed(async () => anAnswer(""), { route: { ...route, previous, canary } });
    expect((await both.send(someRows)).headers).toMatchObject({ "x-slipway-variant": "canary" });
    await both.send({ ...someRows, path: "/models/fraud@1/invocations" });
    expect(both.inferences.some(isShadow)).toBe(false);
  });
});
