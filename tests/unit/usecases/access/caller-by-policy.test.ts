import { describe, expect, it } from "@jest/globals";
import type { AccessPolicy, TokenRule } from "../../../../shared/domain/access/access-policy.ts";
import { callerByIam, callerByToken } from "../../../../shared/usecases/access/caller-by-policy.ts";

const I = "https://login.example.com/";
const rule = (jwt: Partial<TokenRule>, group: string): AccessPolicy["callers"][number] => ({
  jwt: { issuer: I, audience: "models", claims: {}, ...jwt },
  groups: [group],
  versions: false,
});
const grantsTo = (callers: AccessPolicy["callers"], claims: object, issuer = I): readonly string[] =>
  callerByToken({ issuers: [], callers }, { issuer, claims: { aud: "models", ...claims } }).grants.flatMap(
    ({ groups }) => groups,
  );

describe("what a policy lets the holder of a token do", () => {
  it("goes by issuer and audience together", () => {
    const rules = [rule({}, "a"), rule({ audience: "lab" }, "b"), rule({ issuer: "https://other/" }, "c")];
    expect(grantsTo(rules, {})).toEqual(["a"]);
    expect(grantsTo(rules, { aud: ["lab", "x"] })).toEqual(["b"]);
    expect(grantsTo(rules, {}, "https://other/")).toEqual(["c"]);
  });

  it.each([
    [{ sub: "service:checkout-*" }, { sub: "service:checkout-eu" }, true],
    [{ sub: "service:checkout-*" }, { sub: "service:checkout-eu:admin" }, false],
    [{ sub: "repo:acme/*" }, { sub: "repo:acme/fraud:ref" }, false],
    [{ roles: "predict" }, { roles: ["read", "predict"] }, true],
    [{ roles: "predict" }, { roles: ["read", "predictor"] }, false],
    [{ roles: "predict" }, { roles: "read predict" }, false],
    [{ scope: "predict" }, { scope: "read predict" }, true],
    [{ scope: "predict" }, { scope: "predictions" }, false],
    [{ roles: "predict", tenant: "a" }, { roles: ["predict"] }, false],
    [{ roles: "*" }, { roles: 7 }, false],
    [{ roles: "*" }, { roles: { predict: true } }, false],
    [{ toString: "*" }, {}, false],
  ])("asks of claims %j, given %j: %s", (claims, given, isIn) => {
    const asked = claims as unknown as TokenRule["claims"];
    expect(grantsTo([rule({ claims: asked }, "a")], given)).toEqual(isIn ? ["a"] : []);
  });

  it("is nothing without a policy, and nothing that is meant for AWS identities", () => {
    const claims = { aud: "models", sub: "arn:aws:iam::111122223333:role/shop" };
    expect(callerByToken(undefined, { issuer: I, claims }).grants).toEqual([]);
    const iam = { iam: ["arn:aws:iam::111122223333:role/shop"], groups: ["*"], versions: true };
    expect(grantsTo([iam], claims)).toEqual([]);
    expect(callerByIam({ issuers: [], callers: [rule({ claims: {} }, "a")] }, claims.sub).grants).toEqual([]);
  });
});
