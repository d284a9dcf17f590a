import { mkdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { expect } from "@jest/globals";
import type { Use } from "../../local/identity/create-authority.ts";
import { textOfUse } from "../../local/permissions/text-of-use.ts";

const FOLDER = join(import.meta.dirname, "../../.slipway/uses");

// A test file may run several systems; modules live as long as a test file does.
const kept = new Set<string>();

/** Keeps for `npm run permissions` what a test file's systems made use of; what an earlier run kept of it is gone. */
export const keepUses = async (uses: readonly Use[]): Promise<void> => {
  for (const use of uses) kept.add(textOfUse(use));
  const name = basename(expect.getState().testPath ?? "unknown", ".test.ts");
  await mkdir(FOLDER, { recursive: true });
  await writeFile(join(FOLDER, `${name}.json`), `${JSON.stringify([...kept].toSorted(), null, 2)}\n`);
};
