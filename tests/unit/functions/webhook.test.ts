import { createHmac } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { FunctionUrlRequest } from "../../builders/a-function-url-event.ts";
import { aWebhook, signedRequest as signed } from "../../builders/a-webhook.ts";

const sha = (digit: string): string => digit.repeat(40);
const aPush = {
  ref: "refs/heads/main",
  before: sha("a"),
  after: sha("b"),
  forced: false,
  repository: { full_name: "acme/fraud" },
};

describe("the webhook", () => {
  it("remembers and announces a signed push", async () => {
    const { send, announced, remembered } = aWebhook();
    expect(await send(signed(JSON.stringify(aPush)))).toMatchObject({ statusCode: 202 });
    expect(remembered).toEqual(["11111111-2222-3333-4444-555555555555"]);
    expect(announced).toEqual([
      {
        type: "PushReceived",
        detail: {
          delivery: "11111111-2222-3333-4444-555555555555",
          repository: "acme/fraud",
          ref: "refs/heads/main",
          before: sha("a"),
          after: sha("b"),
          forced: false,
        },
      },
    ]);
  });

  it("verifies the bytes that were sent, however Lambda wrapped them", async () => {
    const { send, announced } = aWebhook();
    expect(await send(signed(Buffer.from(JSON.stringify({ ...aPush, note: "ünïcode" }))))).toMatchObject({
      statusCode: 202,
    });
    expect(announced).toHaveLength(1);
  });

  it("takes a form-encoded payload", async () => {
    const { send, announced } = aWebhook();
    const body = new URLSearchParams({ payload: JSON.stringify(aPush) }).toString();
    expect(await send(signed(body, { "content-type": "application/x-www-form-urlencoded" }))).toMatchObject({
      statusCode: 202,
    });
    expect(announced).toHaveLength(1);
  });

  it("announces a repeated delivery again until it is handled", async () => {
    const pending = aWebhook({ state: "pending" });
    expect(await pending.send(signed(JSON.stringify(aPush)))).toMatchObject({ statusCode: 202 });
    expect(pending.announced).toHaveLength(1);
    const handled = aWebhook({ state: "handled" });
    expect(await handled.send(signed(JSON.stringify(aPush)))).toMatchObject({ statusCode: 200 });
    expect(handled.announced).toHaveLength(0);
  });

  it("answers a ping", async () => {
    expect(
      await aWebhook().send(
        signed(JSON.stringify({ zen: "Speak like a human." }), { "x-github-event": "ping" }),
      ),
    ).toMatchObject({
      statusCode: 200,
      body: expect.stringContaining("pong"),
    });
  });

  it.each<[string, FunctionUrlRequest]>([
    [
      "another secret's signature",
      {
        ...signed(JSON.stringify(aPush)),
        headers: { ...signed("").headers, "x-hub-signature-256": `sha256=${"0".repeat(64)}` },
      },
    ],
    [
      "no signature",
      { body: JSON.stringify(aPush), headers: { "x-github-event": "push", "x-github-delivery": "12345678" } },
    ],
    ["a malformed signature", signed(JSON.stringify(aPush), { "x-hub-signature-256": "sha256=zz" })],
    [
      "a signature of other bytes",
      signed(JSON.stringify(aPush), {
        "x-hub-signature-256": `sha256=${createHmac("sha256", "a secret of the webhook").update("other").digest("hex")}`,
      }),
    ],
  ])("refuses %s before reading anything", async (_, request) => {
    const { send, announced, remembered } = aWebhook();
    expect(await send(request)).toMatchObject({ statusCode: 401 });
    expect([...announced, ...remembered]).toEqual([]);
  });

  it.each<[string, FunctionUrlRequest, number]>([
    ["a body that is not JSON", signed("nonsense"), 400],
    ["a body that is a list", signed("[]"), 400],
    ["a push without a repository", signed(JSON.stringify({ ...aPush, repository: null })), 400],
    [
      "a repository name with a path in it",
      signed(JSON.stringify({ ...aPush, repository: { full_name: "../../etc" } })),
      400,
    ],
    ["a commit that is none", signed(JSON.stringify({ ...aPush, after: "HEAD" })), 400],
    ["no delivery", signed(JSON.stringify(aPush), { "x-github-delivery": "" }), 400],
    ["a method other than POST", { method: "GET" }, 405],
    ["a payload over the limit", signed("x".repeat(6 * 1024 * 1024 + 1)), 413],
  ])("refuses %s", async (_, request, statusCode) => {
    const { send, announced } = aWebhook();
    expect(await send(request)).toMatchObject({ statusCode });
    expect(announced).toEqual([]);
  });

  it.each<[string, object, string]>([
    ["a repository outside the allow-list", { ...aPush, repository: { full_name: "other/fraud" } }, "push"],
    ["another branch", { ...aPush, ref: "refs/heads/topic" }, "push"],
    ["a tag", { ...aPush, ref: "refs/tags/main" }, "push"],
    ["an event that is not used", {}, "star"],
  ])("answers %s politely and does nothing", async (_, payload, event) => {
    const { send, announced, remembered } = aWebhook();
    expect(await send(signed(JSON.stringify(payload), { "x-github-event": event }))).toMatchObject({
      statusCode: 200,
    });
    expect([...announced, ...remembered]).toEqual([]);
  });

  it("lets GitHub see that a delivery failed, without telling why", async () => {
    const { send } = aWebhook({
      announce: async () => {
        throw new Error("arn:aws:secret");
      },
    });
    const response = await send(signed(JSON.stringify(aPush)));
    expect(response).toMatchObject({ statusCode: 500 });
    expect(JSON.stringify(response)).not.toContain("arn:aws:secret");
  });

  it("answers any signed body below 500", async () => {
    const { send } = aWebhook();
    const anything = fc.oneof(
      fc.json(),
      fc.string(),
      fc.json().map((json) => `{"repository":${json},"ref":${json}}`),
    );
    await fc.assert(
      fc.asyncProperty(anything, async (body) => {
        expect((await send(signed(body))).statusCode).toBeLessThan(500);
      }),
      { numRuns: 500 },
    );
  });
});
