import { describe, expect, it } from "@jest/globals";
import type { Route } from "../../../shared/domain/route.ts";
import type { Inference, InferenceOutcome } from "../../../shared/ports/models.ts";
import type { FunctionUrlRequest } from "../../builders/a-function-url-event.ts";
import {
  anAnswer,
  anInvoker,
  aServedRoute,
  aServingVersion,
  someRows as rows,
} from "../../builders/an-invoker.ts";

describe("the invoker", () => {
  it("answers with the prediction and what made it", async () => {
    const { send } = anInvoker();
    expect(await send(rows)).toEqual({
      statusCode: 200,
      headers: {
        "content-type": "text/csv",
        vary: "accept-encoding",
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
        "x-slipway-group": "fraud",
        "x-slipway-variant": "stable",
        "x-slipway-version": "1",
        "x-slipway-package": "arn:1",
        "x-slipway-commit": "c1",
        "x-request-id": "request-1",
      },
      body: "1,0.9\n",
      isBase64Encoded: false,
    });
  });

  it("passes bytes on as they were sent", async () => {
    const { send, inferences } = anInvoker({ infer: async () => anAnswer("\u0000", "application/x-npy") });
    const body = Buffer.from([0, 255, 128, 10]);
    const response = await send({
      ...rows,
      body,
      headers: { "content-type": "application/x-npy", accept: "application/x-npy" },
    });
    expect(Buffer.from(inferences[0]?.body ?? [])).toEqual(body);
    expect(inferences[0]).toMatchObject({ contentType: "application/x-npy", accept: "application/x-npy" });
    expect(response).toMatchObject({ isBase64Encoded: true, body: Buffer.from("\u0000").toString("base64") });
  });

  it.each(["/models", "/models/fraud", "/healthz", "/nowhere"])(
    "lets no cache keep what %s answers, nor a browser guess what it is",
    async (path) => {
      const answers = [
        await anInvoker().send({ method: "GET", path }),
        await anInvoker({ access: { admit: () => Promise.reject(new Error("broken")) } }).send(rows),
      ];
      for (const { headers } of answers)
        expect(headers).toMatchObject({ "cache-control": "no-store", "x-content-type-options": "nosniff" });
    },
  );

  it.each(["modèle", "a\u2028b", "", " a", "a\r\nset-cookie: b=c"])(
    "answers although the commit of a package says %j",
    async (commit) => {
      const route = aServedRoute(1, { stable: aServingVersion(1, { commit }) });
      const { statusCode, headers } = await anInvoker({ route }).send(rows);
      expect(statusCode).toBe(200);
      expect(headers).not.toHaveProperty("x-slipway-commit");
      expect(headers).toMatchObject({ "x-slipway-version": "1" });
    },
  );

  it("takes the older system's body", async () => {
    const { send, inferences } = anInvoker();
    await send({
      path: "/",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ model: "fraud", data: "1,2" }),
    });
    expect(inferences[0]).toMatchObject({ contentType: "text/csv", targetModel: "fraud/1-a.tar.gz" });
    expect(Buffer.from(inferences[0]?.body ?? []).toString()).toBe("1,2");
  });

  it("looks at the route once more when the artifact is gone", async () => {
    const infer = async ({ targetModel }: Inference): Promise<InferenceOutcome> =>
      targetModel.startsWith("fraud/1") ? { kind: "missing" } : anAnswer("2");
    const { send, inferences } = anInvoker({ route: aServedRoute(1), fresh: aServedRoute(2), infer });
    expect(await send(rows)).toMatchObject({
      statusCode: 200,
      headers: { "x-slipway-version": "2" },
      body: "2",
    });
    expect(inferences).toHaveLength(2);
  });

  it.each<[string, InferenceOutcome, number, string]>([
    ["a model that is loading", { kind: "loading" }, 503, "ModelLoading"],
    ["an artifact that is gone", { kind: "missing" }, 503, "ArtifactMissing"],
    [
      "input that the model refuses",
      { kind: "model-error", status: 400, message: "30 columns, please" },
      422,
      "ModelRefused",
    ],
    ["a model that fails", { kind: "model-error", status: 500, message: "Traceback" }, 502, "ModelFailed"],
    ["an endpoint that refuses", { kind: "refused", message: "internal" }, 502, "EndpointRefused"],
    ["an endpoint that is busy", { kind: "throttled" }, 429, "TooManyRequests"],
    ["a model that hangs", { kind: "timeout" }, 504, "ModelTimeout"],
    ["an endpoint that is down", { kind: "unavailable" }, 503, "EndpointUnavailable"],
  ])("explains %s as a problem", async (_, outcome, status, code) => {
    const response = await anInvoker({ infer: async () => outcome }).send(rows);
    expect(response).toMatchObject({
      statusCode: status,
      headers: { "content-type": "application/problem+json" },
    });
    expect(JSON.parse(response.body ?? "")).toMatchObject({ status, code });
    expect(response.body).not.toMatch(/Traceback|internal/);
  });

  it.each<[string, FunctionUrlRequest, number, string]>([
    ["a path that is not served", { path: "/nowhere" }, 404, "UnknownPath"],
    ["a method other than POST", { ...rows, method: "GET" }, 405, "MethodNotAllowed"],
    [
      "a group name with a path in it",
      { ...rows, path: "/models/..%2Fsecret/invocations" },
      404,
      "UnknownGroup",
    ],
    ["an empty body", { ...rows, body: "" }, 400, "EmptyBody"],
    ["a body without a content type", { ...rows, headers: {} }, 415, "ContentTypeMissing"],
    ["an older body that is not JSON", { path: "/", body: "x" }, 400, "MalformedBody"],
    ["an older body without data", { path: "/", body: "{}" }, 400, "MalformedBody"],
    [
      "an older body that names a path",
      { path: "/", body: '{"model":"../x","data":"1"}' },
      404,
      "UnknownGroup",
    ],
  ])("refuses %s without asking the endpoint", async (_, request, status, code) => {
    const { send, inferences } = anInvoker();
    const response = await send(request);
    expect({ status: response.statusCode, ...JSON.parse(response.body ?? "{}") }).toMatchObject({
      status,
      code,
    });
    expect(inferences).toEqual([]);
  });

  it("tells a group that was never approved from one whose version was rejected", async () => {
    const unknown = await anInvoker({ route: "none" }).send(rows);
    expect(JSON.parse(unknown.body ?? "")).toMatchObject({ status: 404, code: "UnknownGroup" });
    const withdrawn: Route = {
      group: "fraud",
      generation: 2,
      previous: [],
      reason: "version 1 was rejected",
    };
    const rejected = await anInvoker({ route: withdrawn }).send(rows);
    expect(JSON.parse(rejected.body ?? "")).toMatchObject({
      status: 404,
      code: "NothingServes",
      detail: expect.stringContaining("version 1 was rejected"),
    });
  });

  it("never shows what failed inside", async () => {
    const infer = async (): Promise<InferenceOutcome> => {
      throw new Error("arn:aws:secret at handler.ts:1");
    };
    const response = await anInvoker({ infer }).send(rows);
    expect(response).toMatchObject({ statusCode: 500 });
    expect(response.body).not.toContain("secret");
  });
});
