import { beforeAll, describe, expect, it } from "@jest/globals";
import { readAccessPolicy } from "../../../shared/adapters/read-access-policy.ts";
import { parseAccessPolicy } from "../../../shared/config/access/parse-access-policy.ts";
import { aFolder } from "../../builders/a-folder.ts";
import { aFolderOf } from "../../builders/a-folder-of.ts";

const FILE = `issuers: [{issuer: i, jwks: https://i/keys}]
callers:
  - {iam: "arn:aws:iam::111122223333:role/app-*", groups: fraud-*, rate: {per_second: 2}}
  - {jwt: {issuer: i, audience: a, claims: {roles: r}}, groups: [a, b], versions: true}`;
const { policy } = parseAccessPolicy(FILE, "access.yaml");
const printed = JSON.stringify(policy);

describe("the access policy of a function", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await aFolder("policy");
    await aFolderOf(folder, { "access.json": `${printed}\n`, "access.yaml": FILE });
  });
  const read = (setting?: string) =>
    readAccessPolicy({
      LAMBDA_TASK_ROOT: folder,
      ...(setting === undefined ? {} : { SLIPWAY_ACCESS_POLICY: setting }),
    });

  it("is what slipway access prints", () => {
    expect(policy).toBeDefined();
    expect(read(printed)).toEqual(policy);
  });

  it("may be in a file that was packed with the function", () => {
    expect(read("file:access.json")).toEqual(policy);
  });

  it("may be none", () => {
    expect(read()).toBeUndefined();
    expect(read(" ")).toBeUndefined();
  });

  it.each([
    ["file:missing.json", "missing.json was not packed with the function"],
    ["file:access.yaml", "it is no access policy"],
    ["null", "it is no access policy"],
    ["{}", "it is no access policy"],
    ["[]", "it is no access policy"],
    ['{"issuers":[],"callers":{}}', "it is no access policy"],
    ['{"issuers":[],"callers":[{"groups":["*"],"versions":true}]}', "it is no access policy"],
    ['{"issuers":[],"callers":[{"iam":["a"],"groups":"*","versions":true}]}', "it is no access policy"],
    ['{"issuers":[],"callers":[{"iam":["a"],"groups":["a"],"versions":"no"}]}', "it is no access policy"],
    ['{"issuers":[],"callers":[],"anonymous":true}', "it is no access policy"],
    ['{"issuers":[],"callers":[],"toString":1}', "it is no access policy"],
    [
      '{"issuers":[{"issuer":"i","jwks":"http://i/","algorithms":["RS256"]}],"callers":[]}',
      "it is no access policy",
    ],
    [
      '{"issuers":[{"issuer":"i","jwks":"https://i/","algorithms":["HS256"]}],"callers":[]}',
      "it is no access policy",
    ],
  ])("is refused as a whole: %s", (setting, message) => {
    expect(() => read(setting)).toThrow(message);
  });
});
