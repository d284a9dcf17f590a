import { describe, expect, it } from "@jest/globals";
import type { Canary } from "../../../../shared/domain/canary.ts";
import type { Inference, InferenceOutcome } from "../../../../shared/ports/models.ts";
import {
  anAnswer,
  anInvoker,
  aServedRoute,
  aServingVersion,
  type InvokerOptions,
  someRows,
} from "../../../builders/an-invoker.ts";

const canary: Canary = {
  version: 2,
  beside: 1,
  percent: 50,
  salt: "s",
  by: "ada",
  at: "2026-01-01T00:00:00.000Z",
};
const route = aServedRoute(1, { previous: [aServingVersion(2), aServingVersion(3)], canary });

const versionOf = ({ targetModel }: Inference): number => Number(/\/(\d+)-/.exec(targetModel)?.[1]);

/** Which each version says its number, but for the canary's outcome where one is given. */
const aSplit = (outcome?: InferenceOutcome, options: InvokerOptions = {}) =>
  anInvoker({
    route,
    random: 0.1,
    infer: async (inference) =>
      versionOf(inference) === 2 && outcome ? outcome : anAnswer(`${versionOf(inference)}\n`),
    ...options,
  });

const withKey = (key: string) => ({ ...someRows, headers: { ...someRows.headers, "x-slipway-key": key } });

const sums = async ({ send, tallies }: ReturnType<typeof aSplit>) => {
  // What was counted is recorded beside the next request.
  await send(someRows);
  return tallies.sum("fraud", "s");
};

describe("a group with a canary", () => {
  it("is answered by either version, and says by which", async () => {
    const { send } = aSplit();
    const chosen = await send(someRows);
    expect(chosen).toMatchObject({ statusCode: 200, body: "2\n" });
    expect(chosen.headers).toMatchObject({ "x-slipway-version": "2", "x-slipway-variant": "canary" });
    const { send: sendOther } = aSplit(undefined, { random: 0.6 });
    expect((await sendOther(someRows)).headers).toMatchObject({
      "x-slipway-version": "1",
      "x-slipway-variant": "stable",
    });
  });

  it("answers the same caller by the same version, whatever chance says", async () => {
    const keys = Array.from({ length: 40 }, (_, nth) => `caller-${nth}`);
    const variants = (random: number) => {
      const { send } = aSplit(undefined, { random });
      return Promise.all(keys.map(async (key) => (await send(withKey(key))).headers?.["x-slipway-variant"]));
    };
    const chosen = await variants(0);
    expect(await variants(0.99)).toEqual(chosen);
    expect(new Set(chosen)).toEqual(new Set(["stable", "canary"]));
  });

  it("tells the model nothing of the caller's key", async () => {
    const { send, inferences } = aSplit();
    await send(withKey("a secret of the caller"));
    expect(JSON.stringify(inferences)).not.toContain("a secret");
  });

  it("never splits what names its version", async () => {
    const { send } = aSplit();
    const { body, headers } = await send({ ...someRows, path: "/models/fraud@1/invocations" });
    expect(body).toBe("1\n");
    expect(headers).not.toHaveProperty("x-slipway-variant");
  });

  it.each([
    ["loading", "version 2 is being loaded"],
    ["missing", "version 2 is not there"],
  ] as const)("is answered by the stable version while the canary is %s, and says so", async (kind, why) => {
    const { send } = aSplit({ kind });
    const { statusCode, body, headers } = await send(someRows);
    expect({ statusCode, body }).toEqual({ statusCode: 200, body: "1\n" });
    expect(headers).toMatchObject({
      "x-slipway-version": "1",
      "x-slipway-variant": "stable",
      "x-slipway-fallback": why,
    });
  });

  it("leaves the stable version time to answer in place of a canary", async () => {
    const asked: number[] = [];
    const { send } = anInvoker({
      route,
      random: 0.1,
      infer: async (inference) => {
        asked.push(versionOf(inference));
        const isSecond = asked.filter((version) => version === 1).length === 12;
        return isSecond ? anAnswer("1\n") : { kind: "loading" };
      },
    });
    expect((await send(someRows)).body).toBe("1\n");
  });

  it("gets the canary's own errors, which are what a canary is for", async () => {
    const { send } = aSplit({ kind: "model-error", status: 500, message: "" });
    const { statusCode, headers } = await send(someRows);
    expect(statusCode).toBe(502);
    expect(headers).toMatchObject({ "x-slipway-version": "2", "x-slipway-variant": "canary" });
  });

  it("falls back to no canary while the stable version is being loaded", async () => {
    const { send } = anInvoker({
      route,
      random: 0.9,
      mayFallBack: true,
      infer: async (inference) =>
        versionOf(inference) === 1 ? { kind: "loading" } : anAnswer(`${versionOf(inference)}\n`),
    });
    expect((await send(someRows)).body).toBe("3\n");
  });

  it("shows the canary to whoever asks what serves", async () => {
    const { send } = aSplit();
    const { body = "" } = await send({ method: "GET", path: "/models/fraud" });
    expect(JSON.parse(body).canary).toEqual({ version: 2, percent: 50, since: canary.at });
  });
});

describe("what is counted of a canary", () => {
  it("is what each version has answered, and how long that took", async () => {
    const split = aSplit();
    await split.send(someRows);
    const canaries = await sums(split);
    expect(canaries.get(2)).toMatchObject({ requests: 1, failed: 0, milliseconds: expect.any(Number) });
    expect(canaries.get(1)).toBeUndefined();
    const other = aSplit(undefined, { random: 0.6 });
    for (let nth = 0; nth < 2; nth += 1) await other.send(someRows);
    const stables = await sums(other);
    expect(stables.get(1)).toMatchObject({ requests: 2, failed: 0 });
    expect(stables.get(2)).toBeUndefined();
  });

  it.each([
    [
      { kind: "model-error", status: 500, message: "" },
      { requests: 1, failed: 1 },
    ],
    [
      { kind: "model-error", status: 400, message: "" },
      { requests: 1, refused: 1 },
    ],
    [{ kind: "missing" }, { requests: 1, failed: 1 }],
    [{ kind: "timeout" }, { requests: 1, failed: 1 }],
    [{ kind: "loading" }, { requests: 0, unready: 1 }],
  ] as const)("tells that it made %j of a request", async (outcome, expected) => {
    const split = aSplit(outcome);
    await split.send(someRows);
    expect((await sums(split)).get(2)).toMatchObject(expected);
  });

  it("tells nothing of an answer that a load came before", async () => {
    let calls = 0;
    const infer = async (): Promise<InferenceOutcome> => {
      calls += 1;
      return calls === 1 ? { kind: "loading" } : anAnswer("2\n");
    };
    const split = aSplit(undefined, { infer });
    expect((await split.send(someRows)).body).toBe("2\n");
    expect((await sums(split)).get(2)).toMatchObject({ requests: 0, unready: 1 });
  });

  it("holds a canary's package to the types that callers send", async () => {
    const previous = [aServingVersion(2, { contentTypes: ["application/json"] })];
    const split = aSplit(undefined, { route: { ...route, previous } });
    expect((await split.send(someRows)).statusCode).toBe(415);
    expect((await sums(split)).get(2)).toMatchObject({ requests: 1, refused: 1 });
  });

  it("is nothing of a group without a canary, whose requests stay one call each", async () => {
    const { send, inferences, tallies } = aSplit(undefined, { route: aServedRoute(1) });
    for (let nth = 0; nth < 3; nth += 1) await send(someRows);
    expect(inferences).toHaveLength(3);
    expect(await tallies.sum("fraud", "s")).toEqual(new Map());
  });
});
