import { describe, expect, it } from "@jest/globals";
import type { FunctionUrlRequest } from "../../../builders/a-function-url-event.ts";
import { anAccess } from "../../../builders/an-access.ts";
import { anInvoker, aServedRoute, someRows } from "../../../builders/an-invoker.ts";

const aDoor = async (grant: { readonly versions?: boolean; readonly groups?: readonly string[] } = {}) => {
  const { access, key } = anAccess();
  const { text } = await key({ groups: ["fraud"], ...grant });
  const listed = ["churn", "fraud"].map((group) => aServedRoute(1, { group }));
  const { send, inferences, lines } = anInvoker({ access, listed });
  const withKey = (request: FunctionUrlRequest) =>
    send({ ...request, headers: { ...request.headers, "x-api-key": text } });
  return { send, withKey, inferences, lines, text };
};
const codeOf = ({ body = "" }: { readonly body?: string | undefined }): unknown => JSON.parse(body).code;

describe("a caller with a key for one group", () => {
  it("is answered for it", async () => {
    const { withKey, inferences } = await aDoor();
    expect((await withKey(someRows)).statusCode).toBe(200);
    expect(inferences).toHaveLength(1);
  });

  it.each([
    ["another group", { path: "/models/churn/invocations" }],
    ["another group in the older form", { path: "/", body: '{"model":"churn","data":"1"}' }],
    ["a version of another group", { path: "/models/churn@1/invocations" }],
    ["another group with an encoded @", { path: "/models/churn%401/invocations" }],
    ["a group that there is not", { path: "/models/none/invocations" }],
  ])("is refused for %s", async (_, request) => {
    const { withKey, inferences } = await aDoor();
    const response = await withKey({ ...someRows, ...request });
    expect({ status: response.statusCode, code: codeOf(response) }).toEqual({
      status: 403,
      code: "Forbidden",
    });
    expect(inferences).toEqual([]);
  });

  it.each([
    "/models/fraud/../churn/invocations",
    "/models/fraud%2F..%2Fchurn/invocations",
    "/models/fraud%2f%2e%2e%2fchurn/invocations",
    "/models/churn%00fraud/invocations",
    "/models//churn/invocations",
    "/models/fraud/invocations/../../churn/invocations",
    "/models/*/invocations",
    "/models/fr*/invocations",
    "/models/ｆraud/invocations",
    "/models/fraud;churn/invocations",
    "/models/fraud@1@2/invocations",
    `/models/${"a".repeat(5000)}/invocations`,
  ])("reaches no model by the path %.60s", async (path) => {
    const { withKey, inferences } = await aDoor({ groups: ["*"], versions: true });
    expect((await withKey({ ...someRows, path })).statusCode).toBe(404);
    expect(inferences).toEqual([]);
  });

  it("cannot name what the endpoint loads, in any header or member", async () => {
    const { withKey, inferences } = await aDoor();
    const evil = "churn/1-a.tar.gz";
    const headers = {
      ...someRows.headers,
      "x-amzn-sagemaker-target-model": evil,
      "x-amzn-sagemaker-target-variant": evil,
      "x-amzn-sagemaker-inference-component": evil,
      "x-slipway-group": "churn",
      "x-slipway-version": "2",
    };
    await withKey({ ...someRows, headers });
    await withKey({ path: "/", body: JSON.stringify({ model: "fraud", data: "1", targetModel: evil }) });
    expect(inferences.map(({ targetModel }) => targetModel)).toEqual(
      inferences.map(() => "fraud/1-a.tar.gz"),
    );
    expect(inferences.length).toBeGreaterThan(0);
    expect(JSON.stringify(inferences)).not.toContain(evil);
  });

  it.each([
    [false, 403],
    [true, 200],
  ])("may choose a version where its key says so: %s", async (versions, status) => {
    const { withKey } = await aDoor({ versions });
    expect((await withKey({ ...someRows, path: "/models/fraud@1/invocations" })).statusCode).toBe(status);
  });

  it("sees its own group alone", async () => {
    const { withKey } = await aDoor();
    const { body = "" } = await withKey({ method: "GET", path: "/models" });
    expect(JSON.parse(body).models.map(({ group }: { group: string }) => group)).toEqual(["fraud"]);
    expect((await withKey({ method: "GET", path: "/models/churn" })).statusCode).toBe(403);
  });

  it("is named in the log where it is refused", async () => {
    const { withKey, lines, text } = await aDoor();
    await withKey({ ...someRows, path: "/models/churn/invocations" });
    await withKey({ ...someRows, path: "/models/fraud@1/invocations" });
    const caller = `key ${text.split("_")[1]}`;
    expect(lines).toMatchObject([
      { code: "Forbidden", caller },
      { code: "Forbidden", caller },
    ]);
  });

  it("leaves nothing of its key in the log or the answer", async () => {
    const { withKey, lines, text } = await aDoor();
    const responses = [
      await withKey(someRows),
      await withKey({ ...someRows, path: "/models/churn/invocations" }),
    ];
    const [, id = "", secret = ""] = text.split("_");
    expect(JSON.stringify([lines, responses])).not.toContain(secret);
    expect(JSON.stringify(lines)).toContain(`key ${id}`);
  });
});

describe("nobody", () => {
  it.each([
    ["an invocation", { ...someRows, headers: { "content-type": "text/csv", "content-encoding": "gzip" } }],
    ["the older form", { path: "/", body: "{" }],
    ["the older form without a body", { path: "/" }],
    ["the list", { method: "GET", path: "/models" }],
    ["a description", { method: "GET", path: "/models/fraud" }],
  ])("is let in to %s, and nothing of the body is read", async (_, request) => {
    const { send, inferences } = await aDoor();
    const response = await send(request);
    expect({ status: response.statusCode, code: codeOf(response) }).toEqual({
      status: 401,
      code: "Unauthorized",
    });
    expect(inferences).toEqual([]);
  });

  it.each(["/healthz", "/openapi.json"])("needs no credential for %s", async (path) => {
    const { send } = await aDoor();
    expect((await send({ method: "GET", path })).statusCode).toBe(200);
  });
});
