import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { compile } from "../../../shared/compiler/compile.ts";
import { mergeConfigs } from "../../../shared/config/merge-configs.ts";
import { parseSettings } from "../../../shared/config/parse-settings.ts";
import { aCompileContext } from "../../builders/a-compile-context.ts";
import { aConfigFile } from "../../builders/a-config-file.ts";

const EXAMPLES = join(import.meta.dirname, "../../../examples");

type Step = { readonly Name: string; readonly Type: string };

const compileExample = async (example: string, confs: readonly string[]) => {
  const files = await Promise.all(
    confs.map(async (path) => ({
      ...aConfigFile(await readFile(join(EXAMPLES, example, path), "utf8")),
      path,
    })),
  );
  const merged = mergeConfigs(files);
  const { pipelines, diagnostics } = compile(merged.config, aCompileContext());
  return { pipelines, diagnostics: [...merged.diagnostics, ...diagnostics] };
};

describe.each([
  ["breast-cancer", ["conf/conf.yaml"], ["preprocess", "train", "evaluate", "register-RegisterModel"]],
  [
    "california-two-stage",
    ["models/pca/conf/conf.yaml", "models/tree/conf/conf.yaml"],
    [
      "pca-preprocess",
      "pca-train",
      "pca-register-RegisterModel",
      "tree-preprocess",
      "tree-train",
      "tree-model-CreateModel",
      "tree-transform",
      "tree-evaluate",
      "tree-register-RegisterModel",
    ],
  ],
])("the example %s", (example, confs, steps) => {
  it("compiles to one pipeline of its name, without a mistake", async () => {
    const { pipelines, diagnostics } = await compileExample(example, confs);
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(pipelines.map(({ name }) => name)).toEqual([example]);
    const definition = pipelines[0]?.definition as unknown as { Steps: Step[] };
    expect(definition.Steps.map(({ Name }) => Name)).toEqual(steps);
  });

  it("compiles to the same whatever the order of its files", async () => {
    const textOf = async (files: readonly string[]) =>
      (await compileExample(example, files)).pipelines.map(({ text }) => text);
    expect(await textOf(confs.toReversed())).toEqual(await textOf(confs));
  });

  it("has settings that name its project, without a mistake", async () => {
    const text = await readFile(join(EXAMPLES, example, ".slipway.yaml"), "utf8");
    const { settings, diagnostics } = parseSettings(text, { ...aConfigFile(text), path: ".slipway.yaml" });
    expect(settings.project).toBe(example);
    expect(diagnostics).toEqual([]);
  });
});
