import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { type BuildOptions, build, type Metafile } from "esbuild";
import { parse } from "yaml";

const ROOT = new URL("../../../", import.meta.url).pathname;

const NAMES = ["invoker", "webhook", "progress", "routes", "approval", "sweep", "plan", "reconcile"] as const;
type Name = (typeof NAMES)[number];

const packaging = async (): Promise<BuildOptions> => {
  const { custom } = parse(await readFile(`${ROOT}serverless.yml`, "utf8"));
  const { bundle, splitting, minify, format, platform, target, mainFields, alias, banner } = custom.esbuild;
  return { bundle, splitting, minify, format, platform, target, mainFields, alias, banner };
};

const pack = async (name: Name): Promise<Metafile["outputs"]> => {
  const { metafile } = await build({
    ...(await packaging()),
    entryPoints: [`functions/${name}/index.ts`],
    outdir: "out",
    absWorkingDir: ROOT,
    write: false,
    metafile: true,
    logLevel: "silent",
  });
  return metafile?.outputs ?? {};
};

/** What every start loads: the entry, and whatever it imports before anything is asked of it. */
const loadedAtStart = (outputs: Metafile["outputs"], name: Name): Metafile["outputs"] => {
  const [entry] = Object.entries(outputs).find(
    ([, { entryPoint }]) => entryPoint === `functions/${name}/index.ts`,
  ) ?? [""];
  const loaded = new Set<string>();
  const follow = (path: string): void => {
    if (loaded.has(path)) return;
    loaded.add(path);
    for (const { path: imported, kind, external } of outputs[path]?.imports ?? [])
      if (kind === "import-statement" && external !== true) follow(imported);
  };
  follow(entry);
  return Object.fromEntries(Object.entries(outputs).filter(([path]) => loaded.has(path)));
};

const bytesOf = (outputs: Metafile["outputs"]): number =>
  Object.values(outputs).reduce((sum, { bytes }) => sum + bytes, 0);

const inputsOf = (outputs: Metafile["outputs"]): readonly string[] =>
  Object.values(outputs).flatMap(({ inputs }) => Object.keys(inputs));

describe("a packaged function", () => {
  const packed = new Map<Name, Metafile["outputs"]>();
  const outputsOf = (name: Name): Metafile["outputs"] => packed.get(name) ?? {};
  const atStart = (name: Name): Metafile["outputs"] => loadedAtStart(outputsOf(name), name);

  beforeAll(async () => {
    for (const name of NAMES) packed.set(name, await pack(name));
  });

  it.each(NAMES)("loads little when it starts: %s", (name) => {
    const bytes = bytesOf(atStart(name));
    expect(bytes).toBeGreaterThan(100_000);
    expect(bytes).toBeLessThanOrEqual(name === "invoker" ? 350_000 : 450_000);
  });

  // Those that compile carry the API's constraints, zod and a YAML parser beside the clients.
  it.each<[Name, number]>([
    ["invoker", 400_000],
    ["webhook", 450_000],
    ["progress", 450_000],
    ["routes", 500_000],
    ["approval", 650_000],
    ["sweep", 950_000],
    ["plan", 1_250_000],
    ["reconcile", 1_250_000],
  ])("holds no more than it needs: %s, %d bytes", (name, limit) => {
    expect(bytesOf(outputsOf(name))).toBeLessThanOrEqual(limit);
  });

  it.each(NAMES)("searches for no credentials, which are in its environment: %s", (name) => {
    expect(
      inputsOf(outputsOf(name)).filter((input) =>
        /credential-provider-(sso|ini|node)|nested-clients/.test(input),
      ),
    ).toEqual([]);
  });

  it.each<[Name, string]>([
    ["invoker", "node_modules/zod"],
    ["webhook", "node_modules/yaml"],
    ["reconcile", "shared/compiler/compile.ts"],
    ["reconcile", "node_modules/zod"],
    ["reconcile", "@aws-sdk/client-s3"],
    ["plan", "shared/compiler/compile.ts"],
    ["sweep", "node_modules/yaml"],
    ["approval", "@aws-sdk/client-s3"],
    ["routes", "@aws-sdk/client-s3"],
  ])("of %s starts without %s", (name, part) => {
    expect(inputsOf(atStart(name)).filter((input) => input.includes(part))).toEqual([]);
  });
});
