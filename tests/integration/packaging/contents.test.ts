import { join, posix } from "node:path";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { unzipSync } from "fflate";
import { packageStack } from "../../../local/cloudformation/package-stack.ts";
import { readStack } from "../../../local/cloudformation/read-stack.ts";

const ROOT = join(import.meta.dirname, "../../..");
const NAMES = ["approval", "invoker", "plan", "progress", "reconcile", "routes", "sweep", "webhook"];

let stack: Awaited<ReturnType<typeof readStack>>;
beforeAll(async () => {
  stack = await readStack(await packageStack({ root: ROOT, folder: join(ROOT, ".slipway", "packages") }));
});

const filesOf = async (name: string): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries(
    Object.entries(unzipSync(await stack.zip(`${name}.zip`))).map(([path, content]) => [
      path,
      Buffer.from(content).toString("utf8"),
    ]),
  );

/** The files that a module names, at once or later. */
const namedBy = (path: string, text: string): readonly string[] =>
  [...text.matchAll(/(?:from|import\(?)\s*"(\.[^"]+\.mjs)"/g)].map(([, file = ""]) =>
    posix.join(posix.dirname(path), file),
  );

describe.each(NAMES)("the package of %s", (name) => {
  it("holds its own entry and chunks, and nothing else", async () => {
    const files = Object.keys(await filesOf(name));
    const strange = files.filter(
      (path) => path !== `functions/${name}/index.mjs` && !path.startsWith(`functions/${name}/chunks/`),
    );
    expect(strange).toEqual([]);
  });

  it("holds every file that one of them names", async () => {
    const files = await filesOf(name);
    const named = Object.entries(files).flatMap(([path, text]) => namedBy(path, text));
    expect(named.filter((path) => !(path in files))).toEqual([]);
    expect(named.length).toBeGreaterThan(1);
  });
});
