import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { parseAccessPolicy } from "../../../../shared/config/access/parse-access-policy.ts";

const parse = (text: string) => parseAccessPolicy(text, "access.yaml");
const ISSUERS = "issuers: [{issuer: https://i/, jwks: https://i/keys}]\n";
const found = (text: string) =>
  parse(text).diagnostics.map(({ code, line, column, path, message }) => ({
    code,
    at: `${line}:${column}`,
    path,
    message,
  }));

describe("an access file", () => {
  it("is read, with what it leaves out", () => {
    const text = `${ISSUERS}callers:
  - {iam: arn:aws:iam::111122223333:role/app-*, groups: fraud-*, rate: {per_second: 2.5}}
  - {jwt: {issuer: https://i/, audience: a, subject: s, claims: {roles: r}}, groups: [a, b], versions: true}`;
    expect(parse(text)).toEqual({
      diagnostics: [],
      policy: {
        issuers: [{ issuer: "https://i/", jwks: "https://i/keys", algorithms: ["RS256", "ES256"] }],
        callers: [
          {
            iam: ["arn:aws:iam::111122223333:role/app-*"],
            groups: ["fraud-*"],
            versions: false,
            rate: { perSecond: 2.5, burst: 3 },
          },
          {
            jwt: { issuer: "https://i/", audience: "a", claims: { roles: "r", sub: "s" } },
            groups: ["a", "b"],
            versions: true,
          },
        ],
      },
    });
  });

  it("may be JSON", () => {
    expect(parse('{"callers": []}')).toEqual({ policy: { issuers: [], callers: [] }, diagnostics: [] });
  });

  it("gives no policy where anything is wrong, and tells all of it with its place", () => {
    const text = `issuers:
  - {issuer: h, jwks: https://i/keys}
  - {issuer: i, jwks: http://i/keys}
callers:
  - {iam: "arn:aws:iam::*:role/x", groups: a}
  - {group: [a]}
  - {jwt: {issuer: j, audience: a}, groups: [a/b]}`;
    expect(parse(text).policy).toBeUndefined();
    expect(found(text)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ at: "3:23", path: "issuers[1].jwks" }),
        expect.objectContaining({ at: "5:11", path: "callers[0].iam" }),
        expect.objectContaining({ at: "6:6", code: "unknown-key" }),
        expect.objectContaining({ at: "7:46", path: "callers[2].groups[0]" }),
      ]),
    );
  });

  it.each([
    [
      "issuers: [{issuer: i, jwks: https://i/a}, {issuer: i, jwks: https://i/b}]\ncallers: []",
      "duplicate-issuer",
      'the issuer "i" is there already',
    ],
    ["callers: [{groups: a}]", "caller-kind", "an entry needs iam or jwt"],
    [
      `${ISSUERS}callers: [{iam: "arn:aws:iam::111122223333:root", jwt: {issuer: https://i/, audience: a}, groups: a}]`,
      "caller-kind",
      "an entry has either iam or jwt, not both",
    ],
    ["callers: [{jwt: {issuer: j, audience: a}, groups: a}]", "unknown-issuer", 'issuers has no "j"'],
    [
      `${ISSUERS}callers: [{jwt: {issuer: https://i/, audience: a, claims: {sub: x}}, groups: a}]`,
      "subject-as-claim",
      "the claim sub has a key of its own",
    ],
  ])("is wrong as a whole: %s", (text, code, message) => {
    expect(parse(text).policy).toBeUndefined();
    expect(found(text)).toEqual([expect.objectContaining({ code, message })]);
  });

  it.each([
    "arn:aws:iam::111122223333:role/path/app",
    "arn:aws:sts::111122223333:assumed-role/app/session",
    "arn:aws:iam::123:role/app",
    "arn:aws:iam::*:role/app",
    "*",
    "app",
  ])("takes no caller %s, which would fit nobody or anybody", (iam) => {
    expect(parse(`callers: [{iam: "${iam}", groups: a}]`).policy).toBeUndefined();
  });

  it.each(["none", "HS256", "HS512", "rs256"])("takes no algorithm %s", (algorithm) => {
    const text = `issuers: [{issuer: i, jwks: https://i/, algorithms: [RS256, ${algorithm}]}]\ncallers: []`;
    expect(found(text)).toEqual([expect.objectContaining({ path: "issuers[0].algorithms[1]" })]);
  });

  it.each([
    "http://i/keys",
    "ftp://i/",
    "file:///etc/passwd",
    "https://user:pw@i/",
    "keys",
    "http://127.0.0.1.i/",
  ])("takes no keys from %s", (jwks) => {
    expect(parse(`issuers: [{issuer: i, jwks: "${jwks}"}]\ncallers: []`).policy).toBeUndefined();
  });

  it.each(["https://i/keys", "http://127.0.0.1:8080/keys", "http://localhost/keys", "http://[::1]:1/k"])(
    "takes keys from %s",
    (jwks) => {
      expect(parse(`issuers: [{issuer: i, jwks: "${jwks}"}]\ncallers: []`).policy).toBeDefined();
    },
  );

  it("is as its page shows", () => {
    const page = readFileSync(new URL("../../../../config-schema/access.md", import.meta.url), "utf8");
    const [, example = ""] = /```yaml\n([\s\S]*?)```/.exec(page) ?? [];
    expect(parse(example)).toMatchObject({ diagnostics: [], policy: { callers: [{}, {}, {}] } });
  });
});
