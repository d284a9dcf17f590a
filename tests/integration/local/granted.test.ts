import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { packageStack } from "../../../local/cloudformation/package-stack.ts";
import { type Comparison, compareGrants } from "../../../local/permissions/compare-grants.ts";
import { grantsOf } from "../../../local/permissions/grants-of.ts";
import { JUSTIFIED } from "../../../local/permissions/justified.ts";
import { packagedRoles } from "../../../local/permissions/packaged-roles.ts";
import { renderPermissions } from "../../../local/permissions/render-permissions.ts";
import { textOfUse } from "../../../local/permissions/text-of-use.ts";

const ROOT = join(import.meta.dirname, "../../..");
const read = (path: string): Promise<string> => readFile(join(ROOT, path), "utf8");

let comparison: Comparison;
let stack: string;

beforeAll(async () => {
  const packaged = await packagedRoles(
    await packageStack({ root: ROOT, folder: join(ROOT, ".slipway", "packages") }),
  );
  stack = packaged.stack;
  const evidence = JSON.parse(await read("local/permissions/evidence.json"));
  comparison = compareGrants(grantsOf(packaged.roles), evidence, JUSTIFIED);
});

// Where one of these fails: run the tests of the whole system, then `npm run permissions -- --write`.
describe("what the packaged roles allow", () => {
  it("is used by a test of the whole system, or there is a reason why not", () => {
    expect(comparison.rows.length).toBeGreaterThan(100);
    expect(comparison.idle.map(textOfUse)).toEqual([]);
  });

  it("has no reason left that justifies nothing", () => {
    expect(comparison.stale).toEqual([]);
  });

  it("is what the page shows", async () => {
    expect(await read("config-schema/permissions.md")).toBe(renderPermissions(comparison, stack));
  });
});
