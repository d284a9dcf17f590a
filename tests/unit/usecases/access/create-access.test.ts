import { randomBytes } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import type { AccessPolicy } from "../../../../shared/domain/access/access-policy.ts";
import { createKey } from "../../../../shared/usecases/access/create-key.ts";
import { keyIdOf, makeKeyText } from "../../../../shared/usecases/access/key-text.ts";
import { revokeKey } from "../../../../shared/usecases/access/revoke-key.ts";
import { rotateKey } from "../../../../shared/usecases/access/rotate-key.ts";
import { anAccess, NOW } from "../../../builders/an-access.ts";

const SESSION = "arn:aws:sts::111122223333:assumed-role/shop-eu/session-1";
const policy = (...callers: AccessPolicy["callers"]): AccessPolicy => ({ issuers: [], callers });
const shop = { iam: ["arn:aws:iam::111122223333:role/shop-*"], groups: ["fraud*"], versions: false };
const refusal = (status: number, code: string) => expect.objectContaining({ kind: "refused", status, code });
const admitted = expect.objectContaining({ kind: "caller" });

describe("callers with AWS credentials", () => {
  it("may call every group where there is no policy, since IAM has decided, but choose no version", async () => {
    const { access, ask } = anAccess();
    const admission = await ask({ iamArn: SESSION });
    expect(admission).toMatchObject({
      kind: "caller",
      caller: { name: "arn:aws:iam::111122223333:role/shop-eu" },
    });
    if (admission.kind === "caller") {
      expect(access.maySee(admission.caller, "anything")).toBe(true);
      expect(access.mayChooseVersion(admission.caller, "fraud")).toBe(false);
    }
  });

  it.each([
    [SESSION, "fraud", true],
    [SESSION, "fraud-eu", true],
    [SESSION, "churn", false],
    ["arn:aws:sts::111122223333:assumed-role/shop/session", "fraud", false],
    ["arn:aws:sts::999922223333:assumed-role/shop-eu/session", "fraud", false],
    ["arn:aws:iam::111122223333:user/shop-eu", "fraud", false],
    ["arn:aws:sts::111122223333:assumed-role/other/shop-eu", "fraud", false],
    ["arn:aws:sts::111122223333:federated-user/shop-eu", "fraud", false],
  ])("%s, for %s: %s, as the policy says", async (iamArn, group, isIn) => {
    const { ask } = anAccess({ policy: policy(shop) });
    expect(await ask({ iamArn, group })).toEqual(isIn ? admitted : refusal(403, "Forbidden"));
  });

  it("are decided about by the first entry that fits caller and group", async () => {
    const { access, ask } = anAccess({
      policy: policy({ ...shop, groups: ["fraud-eu"] }, { ...shop, groups: ["fraud-*"], versions: true }),
    });
    const admission = await ask({ iamArn: SESSION, group: "fraud-eu" });
    if (admission.kind !== "caller") throw new Error("refused");
    expect(access.mayChooseVersion(admission.caller, "fraud-eu")).toBe(false);
    expect(access.mayChooseVersion(admission.caller, "fraud-us")).toBe(true);
    expect(access.mayChooseVersion(admission.caller, "churn")).toBe(false);
    expect(access.maySee(admission.caller, "churn")).toBe(false);
  });

  it("are told the same of a group that there is not", async () => {
    const { ask } = anAccess({ policy: policy(shop) });
    expect(await ask({ iamArn: SESSION, group: "churn" })).toEqual(
      await ask({ iamArn: SESSION, group: "no-such" }),
    );
  });

  it("are not known by a header that looks like AWS's", async () => {
    const { ask } = anAccess();
    const authorization =
      "AWS4-HMAC-SHA256 Credential=AKIA/20260101/us-east-1/lambda/aws4_request, Signature=00";
    expect(await ask({ headers: { authorization } })).toEqual(refusal(401, "Unauthorized"));
  });
});

describe("callers with a key", () => {
  it("send it in either header", async () => {
    const { ask, key } = anAccess();
    const { text } = await key();
    expect(await ask({ headers: { "x-api-key": text } })).toEqual(admitted);
    expect(await ask({ headers: { authorization: `Bearer ${text}` } })).toEqual(admitted);
    expect(await ask({ headers: { authorization: `bearer  ${text}` } })).toEqual(admitted);
  });

  it("are known in logs by its id alone", async () => {
    const { ask, key } = anAccess();
    const { text, key: kept } = await key();
    expect(await ask({ headers: { "x-api-key": text } })).toMatchObject({
      caller: { name: `key ${kept.id}` },
    });
  });

  it("may not call another group, whether there is one or not", async () => {
    const { ask, key } = anAccess();
    const { text } = await key({ groups: ["fraud"] });
    const headers = { "x-api-key": text };
    expect(await ask({ headers, group: "churn" })).toEqual(refusal(403, "Forbidden"));
    expect(await ask({ headers, group: "fraud-eu" })).toEqual(await ask({ headers, group: "churn" }));
  });

  it("are refused with the secret of another key", async () => {
    const { ask, ports } = anAccess();
    const secret = randomBytes(32);
    const random = (size: number) => (size === 32 ? secret : randomBytes(size));
    const request = { name: "checkout", by: "ann", groups: ["fraud"], versions: false };
    const mine = await createKey({ ...ports, random }, request);
    const other = await createKey(ports, request);
    expect(await ask({ headers: { "x-api-key": mine.text } })).toEqual(admitted);
    const forged = makeKeyText(other.key.id, random);
    expect(keyIdOf(forged)).toBe(other.key.id);
    expect(await ask({ headers: { "x-api-key": forged } })).toEqual(refusal(401, "Unauthorized"));
  });

  it("are refused alike for an id that there is not and for a wrong secret", async () => {
    const { ask, key } = anAccess();
    const { key: kept } = await key();
    const { text } = await anAccess().key();
    const unknown = await ask({ headers: { "x-api-key": text } });
    expect(unknown).toEqual(refusal(401, "Unauthorized"));
    expect(await ask({ headers: { "x-api-key": makeKeyText(kept.id, randomBytes) } })).toEqual(unknown);
  });

  it("cost no read where what they send is no key", async () => {
    const { ask, keys } = anAccess();
    for (const text of ["", "slw_", "slw_00000000000_x", "../../etc/passwd", "null"])
      expect(await ask({ headers: { "x-api-key": text } })).toEqual(refusal(401, "Unauthorized"));
    expect(keys.reads).toBe(0);
  });

  it("are refused from its end on, and told so", async () => {
    const { ask, key } = anAccess();
    const { text } = await key({ validUntil: new Date(NOW + 1000).toISOString() });
    const headers = { "x-api-key": text };
    expect(await ask({ headers, now: NOW + 999 })).toEqual(admitted);
    const ended = await ask({ headers, now: NOW + 1000 });
    expect(ended).toEqual(refusal(401, "Unauthorized"));
    expect(ended).toMatchObject({ detail: expect.stringContaining("ended") });
  });

  it("may use the secret before a rotation during the overlap alone", async () => {
    const { ask, key, ports } = anAccess();
    const before = await key();
    const after = await rotateKey(ports, before.key.id, { by: "ann", overlapMilliseconds: 60_000 });
    const old = { "x-api-key": before.text };
    expect(await ask({ headers: { "x-api-key": after.text }, now: NOW + 60_000 })).toEqual(admitted);
    expect(await ask({ headers: old, now: NOW + 59_999 })).toEqual(admitted);
    expect(await ask({ headers: old, now: NOW + 60_000 })).toEqual(refusal(401, "Unauthorized"));
    await rotateKey(ports, before.key.id, { by: "ann", overlapMilliseconds: 60_000 });
    expect(await ask({ headers: old, now: NOW })).toEqual(refusal(401, "Unauthorized"));
  });

  it("are refused once it is revoked, also with the secret before", async () => {
    const { ask, key, ports } = anAccess();
    const before = await key();
    const after = await rotateKey(ports, before.key.id, { by: "ann", overlapMilliseconds: 60_000 });
    await revokeKey(ports, before.key.id, { by: "ann" });
    for (const { text } of [before, after]) {
      const answer = await ask({ headers: { "x-api-key": text } });
      expect(answer).toMatchObject({ status: 401, detail: expect.stringContaining("revoked") });
    }
  });

  it("are refused where what is recorded of its end cannot be read", async () => {
    const { ask, key } = anAccess();
    const { text } = await key({ validUntil: "soon" });
    expect(await ask({ headers: { "x-api-key": text } })).toEqual(refusal(401, "Unauthorized"));
  });

  it("are told to try again where keys cannot be read, and are not let in", async () => {
    const { key } = anAccess();
    const { text } = await key();
    const down = () => Promise.reject(new Error("down"));
    const reader = { get: down, again: down };
    const answer = await anAccess({ reader }).ask({ headers: { "x-api-key": text }, iamArn: SESSION });
    expect(answer).toEqual(refusal(503, "AccessUnavailable"));
    expect(answer).toMatchObject({ headers: { "retry-after": "1" } });
  });
});

describe("a request", () => {
  it("without a credential is nobody's", async () => {
    const answer = await anAccess().ask({});
    expect(answer).toEqual(refusal(401, "Unauthorized"));
    expect(answer).toMatchObject({ headers: { "www-authenticate": 'Bearer realm="slipway"' } });
  });

  it("with a wrong key or token is refused, whoever has signed it", async () => {
    const { ask } = anAccess();
    for (const headers of [
      { "x-api-key": "wrong" },
      { authorization: "Bearer wrong" },
      { authorization: "Basic YTpi" },
    ])
      expect(await ask({ headers, iamArn: SESSION })).toEqual(refusal(401, "Unauthorized"));
  });

  it("that an edge has signed counts as the key's", async () => {
    const { ask, key } = anAccess();
    const { text } = await key({ groups: ["churn"] });
    expect(await ask({ headers: { "x-api-key": text }, iamArn: SESSION })).toEqual(refusal(403, "Forbidden"));
  });

  it("with two credentials is refused, although each would do", async () => {
    const { ask, key } = anAccess();
    const { text } = await key();
    expect(await ask({ headers: { "x-api-key": text, authorization: `Bearer ${text}` } })).toMatchObject({
      status: 401,
      detail: "send one key or token, in one header",
    });
  });

  it("with two keys in one header is refused", async () => {
    const { ask, key } = anAccess();
    const { text } = await key();
    expect(await ask({ headers: { "x-api-key": `${text},${text}` } })).toEqual(refusal(401, "Unauthorized"));
  });

  it.each([
    ["x-api-key", "slw_".padEnd(8193, "a")],
    ["authorization", `Bearer ${"a".repeat(8192)}`],
  ])("with an oversize %s is refused before it is read", async (name, value) => {
    const { ask, keys } = anAccess();
    expect(await ask({ headers: { [name]: value } })).toEqual(refusal(431, "CredentialTooLarge"));
    expect(keys.reads).toBe(0);
  });

  it("for no group needs a credential alone", async () => {
    const { access, key } = anAccess();
    const { text } = await key();
    expect(await access.admit({ headers: { "x-api-key": text }, now: NOW })).toEqual(admitted);
    expect(await access.admit({ headers: {}, now: NOW })).toEqual(refusal(401, "Unauthorized"));
  });
});

describe("a caller with a rate", () => {
  it("is told what is left of it", async () => {
    const { ask, key } = anAccess();
    const { text } = await key({ rate: { perSecond: 5, burst: 20 } });
    expect(await ask({ headers: { "x-api-key": text } })).toMatchObject({
      kind: "caller",
      headers: { "ratelimit-policy": '"calls";q=20;w=4', ratelimit: '"calls";r=0;t=4' },
    });
  });

  it("is refused beyond it, and told when to come again", async () => {
    const buckets = { take: async () => ({ kind: "empty", retryAt: NOW + 1500 }) as const };
    const { ask, key } = anAccess({ buckets });
    const { text } = await key({ rate: { perSecond: 5, burst: 20 } });
    const answer = await ask({ headers: { "x-api-key": text } });
    expect(answer).toEqual(refusal(429, "RateExceeded"));
    expect(answer).toMatchObject({ headers: { "retry-after": "2", ratelimit: '"calls";r=0;t=2' } });
  });
});
