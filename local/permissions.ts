import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { packageStack } from "./cloudformation/package-stack.ts";
import { compareGrants, type Evidence } from "./permissions/compare-grants.ts";
import { grantsOf } from "./permissions/grants-of.ts";
import { JUSTIFIED } from "./permissions/justified.ts";
import { packagedRoles } from "./permissions/packaged-roles.ts";
import { readEvidence } from "./permissions/read-evidence.ts";
import { renderPermissions } from "./permissions/render-permissions.ts";
import { textOfUse } from "./permissions/text-of-use.ts";

const pathOf = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));
const PAGE = pathOf("config-schema/permissions.md");
const KEPT = pathOf("local/permissions/evidence.json");

const ran = await readEvidence(pathOf(".slipway/uses"));
// A test that did not run here counts by what it used when the page was written.
const kept: Evidence = JSON.parse(await readFile(KEPT, "utf8"));
const evidence: Evidence = { ...kept, ...ran };
const folder = await packageStack({ root: pathOf("."), folder: pathOf(".slipway/packages") });
const { stack, roles } = await packagedRoles(folder);
const comparison = compareGrants(grantsOf(roles), evidence, JUSTIFIED);
const page = renderPermissions(comparison, stack);

console.log(page);
if (process.argv.includes("--write")) {
  await writeFile(KEPT, `${JSON.stringify(evidence, null, 2)}\n`);
  await writeFile(PAGE, page);
}
for (const grant of comparison.idle) console.error(`nothing uses: ${textOfUse(grant)}`);
for (const { bearer, action } of comparison.stale)
  console.error(`justified for nothing: ${bearer} ${action}`);
process.exitCode = comparison.idle.length + comparison.stale.length > 0 ? 1 : 0;
