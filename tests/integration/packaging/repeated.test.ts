import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { packageStack } from "../../../local/cloudformation/package-stack.ts";

const ROOT = join(import.meta.dirname, "../../..");

let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), "slipway-package-"));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

const digestsOf = async (folder: string): Promise<Readonly<Record<string, string>>> => {
  const names = (await readdir(folder)).filter((name) => /\.zip$|template/.test(name)).toSorted();
  const digests = names.map(async (name) => {
    const digest = createHash("sha256").update(await readFile(join(folder, name)));
    return [basename(name), digest.digest("hex")] as const;
  });
  return Object.fromEntries(await Promise.all(digests));
};

it("packages the same sources to the same bytes, without credentials", async () => {
  const kept = await packageStack({ root: ROOT, folder: join(ROOT, ".slipway", "packages") });
  const again = await packageStack({ root: ROOT, folder: scratch });
  const digests = await digestsOf(again);
  expect(Object.keys(digests)).toContain("cloudformation-template-update-stack.json");
  expect(Object.keys(digests).length).toBeGreaterThan(5);
  expect(digests).toEqual(await digestsOf(kept));
});
