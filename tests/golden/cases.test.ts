import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { compile } from "../../shared/compiler/compile.ts";
import { pipelineGraph } from "../../shared/compiler/graph/pipeline-graph.ts";
import { toMermaid } from "../../shared/compiler/graph/to-mermaid.ts";
import { mergeConfigs } from "../../shared/config/merge-configs.ts";
import type { ConfigFile } from "../../shared/domain/config-file.ts";
import { aCompileContext } from "../builders/a-compile-context.ts";
import { aConfigFile } from "../builders/a-config-file.ts";

const CASES = new URL("cases/", import.meta.url);

/** The configs of a case; a folder `owner.name` stands for a repository. */
const filesOf = (name: string): readonly ConfigFile[] =>
  readdirSync(new URL(`${name}/`, CASES)).flatMap((entry) => {
    const url = new URL(`${name}/${entry}`, CASES);
    if (statSync(url).isDirectory())
      return [aConfigFile(readFileSync(`${url.pathname}/conf.yaml`, "utf8"), { repository: entry.replace(".", "/") })];
    return entry === "conf.yaml" ? [aConfigFile(readFileSync(url, "utf8"))] : [];
  });

const compiledCase = (name: string) => {
  const merged = mergeConfigs(filesOf(name));
  const { pipelines, diagnostics } = compile(merged.config, aCompileContext());
  return { pipelines, found: [...merged.diagnostics, ...diagnostics] };
};

/** Compares with the file beside the case; UPDATE_GOLDEN=1 writes it anew, for the author to read in the diff. */
const expectGolden = (url: URL, text: string): void => {
  if (process.env.UPDATE_GOLDEN !== undefined || !existsSync(url)) writeFileSync(url, text);
  expect(text).toBe(readFileSync(url, "utf8"));
};

describe.each(readdirSync(CASES))("the case %s", (name) => {
  it("compiles to the definition beside it", () => {
    const { pipelines, found } = compiledCase(name);
    expect(found.filter(({ severity }) => severity === "error")).toEqual([]);
    expectGolden(new URL(`${name}/definition.json`, CASES), `${JSON.stringify(pipelines[0]?.definition, null, 2)}\n`);
  });

  it("is told about as beside it", () => {
    const lines = compiledCase(name).found.map(({ severity, code, path, message }) => `${severity} ${code} ${path}: ${message}`);
    expectGolden(new URL(`${name}/diagnostics.txt`, CASES), `${lines.join("\n")}\n`);
  });

  it("looks like the picture beside it", () => {
    const { pipelines } = compiledCase(name);
    expectGolden(new URL(`${name}/graph.mmd`, CASES), toMermaid(pipelineGraph(pipelines[0]?.definition ?? { Steps: [] })));
  });
});
