import { readFile } from "node:fs/promises";
import { describe, expect, it } from "@jest/globals";
import { type BuildOptions, build } from "esbuild";
import { parse } from "yaml";

const ROOT = new URL("../../../../", import.meta.url).pathname;

// Every cold start loads all of it.
const LIMIT = 350_000;

const packaging = async (): Promise<BuildOptions> => {
  const { custom } = parse(await readFile(`${ROOT}serverless.yml`, "utf8"));
  const { bundle, minify, format, platform, target, mainFields, alias, banner } = custom.esbuild;
  return { bundle, minify, format, platform, target, mainFields, alias, banner };
};

describe("the packaged invoker", () => {
  it("is small, and searches for no credentials but its own", async () => {
    const { outputFiles = [], metafile } = await build({
      ...(await packaging()),
      entryPoints: ["functions/invoker/index.ts"],
      absWorkingDir: ROOT,
      write: false,
      metafile: true,
      logLevel: "silent",
    });
    expect(outputFiles[0]?.contents.length).toBeLessThanOrEqual(LIMIT);
    const packed = Object.keys(metafile?.inputs ?? {});
    expect(
      packed.filter((name) =>
        /credential-provider-(sso|ini|node)|nested-clients|node_modules\/zod/.test(name),
      ),
    ).toEqual([]);
  });
});
