import { readFile } from "node:fs/promises";
import { describe, expect, it } from "@jest/globals";
import { type BuildOptions, build } from "esbuild";
import { parse } from "yaml";

const ROOT = new URL("../../../", import.meta.url).pathname;

const packaging = async (): Promise<BuildOptions> => {
  const { custom } = parse(await readFile(`${ROOT}serverless.yml`, "utf8"));
  const { bundle, minify, format, platform, target, mainFields, alias, banner } = custom.esbuild;
  return { bundle, minify, format, platform, target, mainFields, alias, banner };
};

const pack = async (name: string) => {
  const { outputFiles = [], metafile } = await build({
    ...(await packaging()),
    entryPoints: [`functions/${name}/index.ts`],
    absWorkingDir: ROOT,
    write: false,
    metafile: true,
    logLevel: "silent",
  });
  return { bytes: outputFiles[0]?.contents.length, inputs: Object.keys(metafile?.inputs ?? {}) };
};

describe("a packaged function", () => {
  // Every cold start loads all of it. Those that compile carry the API's constraints, zod and a YAML parser.
  it.each([
    ["invoker", 350_000],
    ["webhook", 450_000],
    ["progress", 450_000],
    ["routes", 450_000],
    ["approval", 620_000],
    ["sweep", 900_000],
    ["plan", 1_200_000],
    ["reconcile", 1_200_000],
  ])("is small: %s holds no more than %d bytes", async (name, limit) => {
    const { bytes, inputs } = await pack(name);
    expect(bytes).toBeLessThanOrEqual(limit);
    // Credentials are in the environment: nothing has to search for them.
    expect(inputs.filter((input) => /credential-provider-(sso|ini|node)|nested-clients/.test(input))).toEqual(
      [],
    );
  });

  it("answers inferences without a schema library", async () => {
    const { inputs } = await pack("invoker");
    expect(inputs.filter((input) => input.includes("node_modules/zod"))).toEqual([]);
  });
});
