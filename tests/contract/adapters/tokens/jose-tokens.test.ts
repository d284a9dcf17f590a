import { createHmac } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { exportSPKI, importJWK, type JWK } from "jose";
import { createJoseTokens } from "../../../../shared/adapters/tokens/jose-tokens.ts";
import {
  anIssuer,
  aSigningKey,
  aToken,
  ISSUER,
  type SigningKey,
  TOKEN_TIME,
} from "../../../builders/an-issuer.ts";

const WORTHLESS = { kind: "worthless" };
const seconds = TOKEN_TIME / 1000;
const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

describe("tokens", () => {
  let issuer: Awaited<ReturnType<typeof anIssuer>>;
  let elliptic: SigningKey;
  let rsa: SigningKey;
  let strange: SigningKey;
  beforeAll(async () => {
    elliptic = await aSigningKey("e1");
    rsa = await aSigningKey("r1", "RS256");
    strange = await aSigningKey("e1");
    issuer = await anIssuer([]);
  });
  beforeEach(() => {
    issuer.state.keys = [elliptic.jwk, rsa.jwk];
    issuer.state.requests = [];
    issuer.state.respond = undefined;
  });
  afterAll(() => issuer.close());

  const aVerifier = () => {
    const clock = { now: TOKEN_TIME };
    const tokens = createJoseTokens(issuer.policy(), { now: () => clock.now, patienceMilliseconds: 120_000 });
    return { clock, verify: (token: string) => tokens.verify(token, clock.now) };
  };
  const verdict = async (token: string | Promise<string>) => aVerifier().verify(await token);

  it.each(["ES256", "RS256"])("count that are signed by %s with a key of their issuer", async (algorithm) => {
    const key = algorithm === "ES256" ? elliptic : rsa;
    expect(await verdict(aToken(key, { roles: ["predict"] }))).toMatchObject({
      kind: "genuine",
      issuer: ISSUER,
      claims: { sub: "checkout", roles: ["predict"] },
    });
  });

  it("count for one audience among several", async () => {
    expect(await verdict(aToken(elliptic, { aud: ["other", "models"] }))).toMatchObject({ kind: "genuine" });
  });

  it("are worthless with the signature of another key of the same name", async () => {
    expect(await verdict(aToken(strange))).toEqual(WORTHLESS);
  });

  it("are worthless when one bit of what is signed was changed", async () => {
    const [header, , signature] = (await aToken(elliptic)).split(".");
    const payload = encode({ iss: ISSUER, aud: "models", sub: "admin", exp: seconds + 300 });
    expect(await verdict(`${header}.${payload}.${signature}`)).toEqual(WORTHLESS);
  });

  it("are worthless without a signature", async () => {
    const payload = encode({ iss: ISSUER, aud: "models", exp: seconds + 300 });
    for (const alg of ["none", "None", "NONE", ""])
      for (const signature of ["", "AAAA"])
        expect(await verdict(`${encode({ alg, kid: "e1" })}.${payload}.${signature}`)).toEqual(WORTHLESS);
    expect(issuer.state.requests).toEqual([]);
  });

  it("are worthless when the public key was used as a shared secret", async () => {
    const pem = await exportSPKI((await importJWK(rsa.jwk, "RS256")) as Parameters<typeof exportSPKI>[0]);
    const body = `${encode({ alg: "HS256", kid: "r1" })}.${encode({ iss: ISSUER, aud: "models", exp: seconds + 300 })}`;
    for (const secret of [pem, JSON.stringify(rsa.jwk), rsa.jwk.n ?? ""]) {
      const signature = createHmac("sha256", secret).update(body).digest("base64url");
      expect(await verdict(`${body}.${signature}`)).toEqual(WORTHLESS);
    }
  });

  it("are worthless with a shared secret, even where the issuer serves one", async () => {
    const secret = "a-secret-that-is-served-by-mistake";
    issuer.state.keys = [{ kty: "oct", kid: "s1", k: Buffer.from(secret).toString("base64url") } as JWK];
    const body = `${encode({ alg: "HS256", kid: "s1" })}.${encode({ iss: ISSUER, aud: "models", exp: seconds + 300 })}`;
    const signature = createHmac("sha256", secret).update(body).digest("base64url");
    expect(await verdict(`${body}.${signature}`)).toEqual(WORTHLESS);
  });

  it("are worthless with an algorithm that the policy does not name", async () => {
    const tokens = createJoseTokens(issuer.policy(["RS256"]), {
      now: () => TOKEN_TIME,
      patienceMilliseconds: 120_000,
    });
    expect(await tokens.verify(await aToken(elliptic), TOKEN_TIME)).toEqual(WORTHLESS);
    expect(await tokens.verify(await aToken(rsa), TOKEN_TIME)).toMatchObject({ kind: "genuine" });
  });

  it("end with exp, apart from 30 seconds that clocks may differ by", async () => {
    expect(await verdict(aToken(elliptic, { exp: seconds - 29 }))).toMatchObject({ kind: "genuine" });
    expect(await verdict(aToken(elliptic, { exp: seconds - 31 }))).toEqual({ kind: "untimely" });
  });

  it("begin with nbf, apart from 30 seconds that clocks may differ by", async () => {
    expect(await verdict(aToken(elliptic, { nbf: seconds + 29 }))).toMatchObject({ kind: "genuine" });
    expect(await verdict(aToken(elliptic, { nbf: seconds + 31 }))).toEqual({ kind: "untimely" });
  });

  it("are not told to have ended where they are not genuine", async () => {
    expect(await verdict(aToken(strange, { exp: seconds - 3600 }))).toEqual(WORTHLESS);
  });

  it("must have an end", async () => {
    expect(await verdict(aToken(elliptic, { exp: undefined as unknown as number }))).toEqual(WORTHLESS);
  });

  it.each([["another"], [[]], [undefined], [{ models: true }]])(
    "are worthless for the audience %j",
    async (aud) => {
      expect(await verdict(aToken(elliptic, { aud: aud as string }))).toEqual(WORTHLESS);
    },
  );

  it.each(["https://login.example.com", "https://evil.example.com/", "", "__proto__"])(
    "are worthless of the issuer %j, whose keys are not even asked for",
    async (iss) => {
      expect(await verdict(aToken(elliptic, { iss }))).toEqual(WORTHLESS);
      expect(issuer.state.requests).toEqual([]);
    },
  );

  it.each([
    "",
    ".",
    "..",
    "a.b.c",
    "{}",
    "e30.e30.",
    "e30.e30.e30.e30.e30",
    "\u0000.\u0000.\u0000",
    `${"a".repeat(8000)}.b.c`,
  ])("are worthless that are none: %j", async (token) => {
    expect(await verdict(token)).toEqual(WORTHLESS);
  });

  it.each([
    "../../etc/passwd",
    "http://127.0.0.1/keys",
    "' OR 1=1 --",
    "__proto__",
    "constructor",
    "e1\u0000",
  ])("are worthless with the kid %j, which leads nowhere", async (kid) => {
    expect(await verdict(aToken({ ...strange, jwk: { ...strange.jwk, kid } }))).toEqual(WORTHLESS);
    expect(new Set(issuer.state.requests)).toEqual(new Set(["/keys"]));
  });

  it("are worthless with a key that they bring, or lead to", async () => {
    const other = await anIssuer([strange.jwk]);
    for (const header of [{ jwk: strange.jwk }, { jku: other.url }, { x5u: other.url }])
      expect(await verdict(aToken(strange, {}, header))).toEqual(WORTHLESS);
    expect(other.state.requests).toEqual([]);
    await other.close();
  });

  it("are worthless with an extension that must be understood", async () => {
    const token = await aToken(elliptic);
    const [, payload, signature] = token.split(".");
    expect(
      await verdict(`${encode({ alg: "ES256", kid: "e1", crit: ["x"], x: 1 })}.${payload}.${signature}`),
    ).toEqual(WORTHLESS);
  });

  it("need their issuer's keys once, also many at a time", async () => {
    const { verify } = aVerifier();
    const token = await aToken(elliptic);
    await Promise.all(Array.from({ length: 20 }, () => verify(token)));
    await verify(token);
    expect(issuer.state.requests).toHaveLength(1);
  });

  it("find a key that their issuer has newly made, and the keys again after 10 minutes", async () => {
    const { clock, verify } = aVerifier();
    await verify(await aToken(elliptic));
    const newer = await aSigningKey("e2");
    issuer.state.keys = [newer.jwk];
    clock.now += 30_000;
    expect(await verify(await aToken(newer))).toMatchObject({ kind: "genuine" });
    expect(issuer.state.requests).toHaveLength(2);
    clock.now += 600_001;
    const later = { exp: clock.now / 1000 + 60 };
    expect(await verify(await aToken(elliptic, later))).toEqual(WORTHLESS);
    expect(issuer.state.requests).toHaveLength(3);
  });

  it("of unknown keys make nobody ask more often than every 30 seconds", async () => {
    const { clock, verify } = aVerifier();
    await verify(await aToken(elliptic));
    clock.now += 30_000;
    for (let count = 0; count < 50; count += 1)
      expect(
        await verify(await aToken({ ...strange, jwk: { ...strange.jwk, kid: `made-up-${count}` } })),
      ).toEqual(WORTHLESS);
    expect(issuer.state.requests).toHaveLength(2);
  });

  it("count by the keys that are known while their issuer is down, for an hour", async () => {
    const { clock, verify } = aVerifier();
    await verify(await aToken(elliptic));
    issuer.state.respond = (_, response) => void response.writeHead(500).end();
    clock.now += 3_599_000;
    const later = { exp: clock.now / 1000 + 300 };
    expect(await verify(await aToken(elliptic, later))).toMatchObject({ kind: "genuine" });
    clock.now += 10_000;
    expect(await verify(await aToken(elliptic, later))).toEqual({ kind: "unknown" });
  });

  it("are not judged while no keys can be had, which is asked for every 5 seconds at most", async () => {
    const { clock, verify } = aVerifier();
    issuer.state.respond = (_, response) => void response.writeHead(503).end();
    const token = await aToken(elliptic);
    for (let count = 0; count < 10; count += 1) expect(await verify(token)).toEqual({ kind: "unknown" });
    expect(issuer.state.requests).toHaveLength(1);
    issuer.state.respond = undefined;
    clock.now += 5000;
    expect(await verify(token)).toMatchObject({ kind: "genuine" });
  });
});
