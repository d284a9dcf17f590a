import { describe, expect, it } from "@jest/globals";
import { createAuthority } from "../../../../local/identity/create-authority.ts";
import { readStatement } from "../../../../local/identity/read-statement.ts";

const role = {
  arn: "arn:aws:iam::111122223333:role/app-lambdaRole",
  bearer: "app",
  statements: [
    { Effect: "Allow", Action: ["s3:GetObject", "s3:PutObject"], Resource: "arn:aws:s3:::b/*" },
    { Effect: "Deny", Action: "s3:PutObject", Resource: "arn:aws:s3:::b/kept/*" },
  ].map(readStatement),
};

const anAuthority = () => {
  const warned: string[] = [];
  const authority = createAuthority((message) => warned.push(message));
  authority.enforce([role]);
  return { authority, warned };
};
const put = (key: string) => () => [{ action: "s3:PutObject", resource: `arn:aws:s3:::b/${key}` }];

describe("an authority", () => {
  it("lets a role do what it allows, known by access key id or ARN, and remembers by which grant", () => {
    const { authority } = anAuthority();
    authority.check("app", put("a"));
    authority.check(role.arn, put("b"));
    expect(authority.uses()).toEqual([
      { bearer: "app", action: "s3:PutObject", resource: "arn:aws:s3:::b/*" },
    ]);
    expect(authority.refusals()).toEqual([]);
  });

  it("refuses what is not allowed, in AWS's words", () => {
    const { authority, warned } = anAuthority();
    const act = () =>
      authority.check("app", () => [{ action: "s3:DeleteObject", resource: "arn:aws:s3:::b/a" }]);
    expect(act).toThrow(
      expect.objectContaining({
        code: "AccessDeniedException",
        message:
          "User: arn:aws:sts::111122223333:assumed-role/app-lambdaRole/app is not authorized to perform: " +
          "s3:DeleteObject on resource: arn:aws:s3:::b/a because no identity-based policy allows the s3:DeleteObject action",
      }),
    );
    expect(authority.refusals()).toEqual([
      { bearer: "app", action: "s3:DeleteObject", resource: "arn:aws:s3:::b/a" },
    ]);
    expect(warned).toHaveLength(1);
  });

  it("says of a refusal that a statement denies it", () => {
    expect(() => anAuthority().authority.check("app", put("kept/a"))).toThrow(
      /with an explicit deny in an identity-based policy$/,
    );
  });

  it("asks whoever bears no role for nothing", () => {
    const { authority } = anAuthority();
    for (const caller of [undefined, "local"])
      authority.check(caller, () => [{ action: "iam:PassRole", resource: "*" }]);
    expect(authority.uses()).toEqual([]);
  });
});
