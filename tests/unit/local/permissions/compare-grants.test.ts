import { describe, expect, it } from "@jest/globals";
import { readStatement } from "../../../../local/identity/read-statement.ts";
import { compareGrants } from "../../../../local/permissions/compare-grants.ts";
import { grantsOf } from "../../../../local/permissions/grants-of.ts";
import { renderPermissions } from "../../../../local/permissions/render-permissions.ts";

const table = "arn:aws:dynamodb:us-east-1:111122223333:table/t";
const roles = [
  {
    arn: "arn:role",
    bearer: "app-dev-web",
    statements: [
      { Effect: "Allow", Action: ["dynamodb:GetItem", "dynamodb:PutItem"], Resource: table },
      { Effect: "Allow", Action: "dynamodb:GetItem", Resource: table },
      { Effect: "Allow", Action: "logs:PutLogEvents", Resource: "*" },
      { Effect: "Deny", Action: "dynamodb:DeleteItem", Resource: table },
    ].map(readStatement),
  },
];
const logs = { bearer: "*", action: "logs:*", because: "they are files here" };
const evidence = {
  loop: [`app-dev-web dynamodb:GetItem ${table}`],
  events: [`app-dev-web dynamodb:GetItem ${table}`],
};

describe("comparing what roles grant with what tests used", () => {
  it("counts each grant once, and nothing that is denied", () => {
    expect(grantsOf(roles).map(({ action }) => action)).toEqual([
      "dynamodb:GetItem",
      "dynamodb:PutItem",
      "logs:PutLogEvents",
    ]);
  });

  it("tells what is used by whom, what stays for which reason, and what is idle", () => {
    const { rows, idle, stale } = compareGrants(grantsOf(roles), evidence, [logs]);
    expect(rows.map(({ usedBy, because }) => because ?? usedBy)).toEqual([
      ["events", "loop"],
      [],
      "they are files here",
    ]);
    expect(idle).toEqual([{ bearer: "app-dev-web", action: "dynamodb:PutItem", resource: table }]);
    expect(stale).toEqual([]);
  });

  it("tells of reasons for what is granted no more", () => {
    const reads = { bearer: "app-dev-web", action: "dynamodb:DeleteItem", because: "no test deletes" };
    expect(compareGrants(grantsOf(roles), evidence, [logs, reads]).stale).toEqual([reads]);
  });

  it("shows a table for each role", () => {
    const page = renderPermissions(compareGrants(grantsOf(roles), evidence, [logs]), "app-dev");
    expect(page).toContain(`
## web

| action | resource | used by |
| --- | --- | --- |
| \`dynamodb:GetItem\` | \`table/t\` | events, loop |
| \`dynamodb:PutItem\` | \`table/t\` | — nothing uses it |
| \`logs:PutLogEvents\` | \`*\` | — they are files here |
`);
  });
});
