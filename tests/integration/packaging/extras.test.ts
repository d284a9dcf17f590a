import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { unzipSync } from "fflate";
import { packageStack } from "../../../local/cloudformation/package-stack.ts";
import { readStack } from "../../../local/cloudformation/read-stack.ts";

const ROOT = join(import.meta.dirname, "../../..");
const ACCESS = '{"issuers":[],"callers":[]}';
const REPOSITORIES = "- repository: acme/*\n";

let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), "slipway-extras-"));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

/** The sources, with what an installation has beside them. */
const withExtras = async (extras: Readonly<Record<string, string>>): Promise<string> => {
  const root = join(scratch, "root");
  await mkdir(root);
  for (const name of await readdir(ROOT)) await symlink(join(ROOT, name), join(root, name));
  for (const [name, text] of Object.entries(extras)) await writeFile(join(root, name), text);
  return root;
};

it("packs what the installation's parameters name: who may call with the invoker alone", async () => {
  const root = await withExtras({ "access-team.json": ACCESS, "repositories.yaml": REPOSITORIES });
  const stack = await readStack(await packageStack({ root, folder: join(scratch, "packages") }));
  const packed = async (name: string, file: string): Promise<string | undefined> => {
    const content = unzipSync(await stack.zip(`${name}.zip`))[file];
    return content && Buffer.from(content).toString("utf8");
  };
  expect(await packed("invoker", "access-team.json")).toBe(ACCESS);
  expect(await packed("webhook", "access-team.json")).toBeUndefined();
  expect(await packed("webhook", "repositories.yaml")).toBe(REPOSITORIES);
  expect(await packed("reconcile", "repositories.yaml")).toBe(REPOSITORIES);
});
