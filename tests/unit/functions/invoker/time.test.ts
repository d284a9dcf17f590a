import { describe, expect, it } from "@jest/globals";
import type { Inference, InferenceOutcome } from "../../../../shared/ports/models.ts";
import {
  anAnswer,
  anInvoker,
  aServedRoute,
  aServingVersion,
  problemOf,
  someRows,
} from "../../../builders/an-invoker.ts";

/** Gives one outcome after the other, and the last one again and again. */
const inTurn = (...outcomes: readonly InferenceOutcome[]) => {
  let calls = 0;
  return async (): Promise<InferenceOutcome> => {
    const outcome = outcomes[Math.min(calls, outcomes.length - 1)] ?? { kind: "unavailable" };
    calls += 1;
    return outcome;
  };
};

const withTimeout = (milliseconds: string) => ({
  ...someRows,
  headers: { ...someRows.headers, "x-slipway-timeout-ms": milliseconds },
});

describe("the time of a request", () => {
  it("is what waits for a model that is being loaded", async () => {
    const { send, inferences } = anInvoker({
      infer: inTurn({ kind: "loading" }, { kind: "loading" }, anAnswer("1")),
    });
    expect(await send(someRows)).toMatchObject({ statusCode: 200, body: "1" });
    expect(inferences).toHaveLength(3);
  });

  it.each<[InferenceOutcome, number, string, number]>([
    [{ kind: "throttled" }, 429, "TooManyRequests", 4],
    [{ kind: "unavailable" }, 503, "EndpointUnavailable", 3],
    [{ kind: "timeout" }, 504, "ModelTimeout", 1],
    [{ kind: "model-error", status: 500, message: "" }, 502, "ModelFailed", 1],
    [{ kind: "model-error", status: 400, message: "" }, 422, "ModelRefused", 1],
    [{ kind: "refused", message: "" }, 502, "EndpointRefused", 1],
    [{ kind: "too-large" }, 413, "BodyTooLarge", 1],
  ])("is spent on trying again only where that helps: %j", async (outcome, http, code, calls) => {
    const { send, inferences } = anInvoker({ infer: inTurn(outcome) });
    expect(problemOf(await send(someRows))).toMatchObject({ http, code });
    expect(inferences).toHaveLength(calls);
  });

  it("says when to ask again", async () => {
    const retryAfter = async (outcome: InferenceOutcome) =>
      (await anInvoker({ infer: inTurn(outcome) }).send(someRows)).headers?.["retry-after"];
    expect(await retryAfter({ kind: "loading" })).toBe("10");
    expect(await retryAfter({ kind: "throttled" })).toBe("1");
    expect(await retryAfter({ kind: "unavailable" })).toBe("1");
    expect(await retryAfter({ kind: "timeout" })).toBeUndefined();
  });

  it("is what the caller says, if Lambda leaves more", async () => {
    const { send, inferences } = anInvoker({ infer: inTurn({ kind: "loading" }), remaining: 60_000 });
    expect(problemOf(await send(withTimeout("100")))).toMatchObject({ http: 503, code: "ModelLoading" });
    expect(inferences).toHaveLength(1);
  });

  it("is what Lambda leaves, less the time to answer", async () => {
    const { send, inferences } = anInvoker({ infer: inTurn({ kind: "loading" }), remaining: 600 });
    expect(problemOf(await send(withTimeout("9999999")))).toMatchObject({ http: 503 });
    expect(inferences).toHaveLength(1);
  });

  it.each(["0", "-1", "1.5", "1e3", "soon", "", "10000000", " 5"])(
    "cannot be %j milliseconds",
    async (header) => {
      const { send, inferences } = anInvoker();
      expect(problemOf(await send(withTimeout(header)))).toMatchObject({
        http: 400,
        code: "MalformedTimeout",
      });
      expect(inferences).toEqual([]);
    },
  );

  it("ends an inference that hangs on a model that was being loaded as loading, for that it was", async () => {
    const { send } = anInvoker({ infer: inTurn({ kind: "loading" }, { kind: "timeout" }) });
    expect(problemOf(await send(someRows))).toMatchObject({ code: "ModelLoading" });
  });
});

describe("a version that has served before", () => {
  const route = aServedRoute(2, { previous: [aServingVersion(1)] });
  const whileLoading =
    (stable: InferenceOutcome, previous: InferenceOutcome) =>
    async ({ targetModel }: Inference): Promise<InferenceOutcome> =>
      targetModel.startsWith("fraud/2") ? stable : previous;
  const versions = (inferences: readonly Inference[]): readonly string[] => [
    ...new Set(inferences.map(({ targetModel }) => targetModel)),
  ];

  it.each<InferenceOutcome>([{ kind: "loading" }, { kind: "timeout" }])(
    "answers while the one that serves is loading, where the group allows that: %j",
    async (outcome) => {
      const infer = whileLoading(outcome, anAnswer("old"));
      const response = await anInvoker({ route, mayFallBack: true, infer }).send(someRows);
      expect(response).toMatchObject({
        statusCode: 200,
        body: "old",
        headers: {
          "x-slipway-version": "1",
          "x-slipway-commit": "c1",
          "x-slipway-fallback": "version 2 is being loaded",
        },
      });
    },
  );

  it("does not answer where the group does not allow that", async () => {
    const infer = whileLoading({ kind: "loading" }, anAnswer("old"));
    const { send, inferences } = anInvoker({ route, infer });
    expect(problemOf(await send(someRows))).toMatchObject({ code: "ModelLoading" });
    expect(versions(inferences)).toEqual(["fraud/2-a.tar.gz"]);
  });

  it("does not answer for a version that was asked for by name", async () => {
    const infer = whileLoading({ kind: "loading" }, anAnswer("old"));
    const { send, inferences } = anInvoker({ route, mayFallBack: true, infer });
    await send({ ...someRows, path: "/models/fraud@2/invocations" });
    expect(versions(inferences)).toEqual(["fraud/2-a.tar.gz"]);
  });

  it("is not asked when the one that serves has answered, or failed otherwise", async () => {
    for (const outcome of [anAnswer("new"), { kind: "model-error", status: 500, message: "" } as const]) {
      const { send, inferences } = anInvoker({
        route,
        mayFallBack: true,
        infer: whileLoading(outcome, anAnswer("old")),
      });
      await send(someRows);
      expect(versions(inferences)).toEqual(["fraud/2-a.tar.gz"]);
    }
  });

  it("leaves it at what was said of the one that serves when it fails too", async () => {
    const infer = whileLoading({ kind: "loading" }, { kind: "missing" });
    const response = await anInvoker({ route, mayFallBack: true, infer }).send(someRows);
    expect(problemOf(response)).toMatchObject({ code: "ModelLoading" });
    expect(response.headers).toMatchObject({ "x-slipway-version": "2" });
    expect(response.headers).not.toHaveProperty("x-slipway-fallback");
  });
});

describe("an artifact that is gone", () => {
  const onlyOf =
    (version: number) =>
    async ({ targetModel }: Inference): Promise<InferenceOutcome> =>
      targetModel.startsWith(`fraud/${version}-`) ? anAnswer(`${version}`) : { kind: "missing" };

  it("has the route looked at once, and the version there asked", async () => {
    const { send, inferences } = anInvoker({ fresh: aServedRoute(2), infer: onlyOf(2) });
    expect(await send(someRows)).toMatchObject({ statusCode: 200, headers: { "x-slipway-version": "2" } });
    expect(inferences).toHaveLength(2);
  });

  it("is told of when the route says the same again", async () => {
    const { send, inferences } = anInvoker({ infer: onlyOf(2) });
    expect(problemOf(await send(someRows))).toMatchObject({ http: 503, code: "ArtifactMissing" });
    expect(inferences).toHaveLength(1);
  });

  it("is told of when the route cannot be looked at", async () => {
    const { send } = anInvoker({ fresh: new Error("down"), infer: onlyOf(2) });
    expect(problemOf(await send(someRows))).toMatchObject({ code: "ArtifactMissing" });
  });

  it("does not matter when nothing serves any more", async () => {
    const withdrawn = { group: "fraud", generation: 2, previous: [], reason: "version 1 was rejected" };
    const { send } = anInvoker({ fresh: withdrawn, infer: onlyOf(2) });
    expect(problemOf(await send(someRows))).toMatchObject({ http: 404, code: "NothingServes" });
  });
});
