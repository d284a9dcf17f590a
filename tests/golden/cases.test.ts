import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import type { CompiledPipeline } from "../../shared/compiler/compilation.ts";
import { compile } from "../../shared/compiler/compile.ts";
import { explainStep } from "../../shared/compiler/explain/explain-step.ts";
import { pipelineGraph } from "../../shared/compiler/graph/pipeline-graph.ts";
import { toDot } from "../../shared/compiler/graph/to-dot.ts";
import { toMermaid } from "../../shared/compiler/graph/to-mermaid.ts";
import { toSvg } from "../../shared/compiler/graph/to-svg.ts";
import { flattenSteps } from "../../shared/compiler/references/flatten-steps.ts";
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

/** Each value of a definition that the compiler did not make, and its origin: a line of the config, a default, the installation. */
const originsOf = (pipeline: CompiledPipeline): string =>
  flattenSteps(pipeline.definition.Steps)
    .flatMap(({ step }) =>
      (explainStep(pipeline, step.Name) ?? []).flatMap(({ path, value, origin, configPath, line, column }) => {
        if (origin === "compiler") return [];
        const place = origin === "config" ? ` ${line}:${column} ${configPath}` : "";
        return `${step.Name} ${path} = ${JSON.stringify(value)} <- ${origin}${place}\n`;
      }),
    )
    .join("");

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

  it("looks like the pictures beside it", () => {
    const graph = pipelineGraph(compiledCase(name).pipelines[0]?.definition ?? { Steps: [] });
    expectGolden(new URL(`${name}/graph.mmd`, CASES), toMermaid(graph));
    expectGolden(new URL(`${name}/graph.dot`, CASES), toDot(graph));
    expectGolden(new URL(`${name}/graph.svg`, CASES), toSvg(graph));
  });

  it("takes its values from where the list beside it says", () => {
    const [pipeline] = compiledCase(name).pipelines;
    expectGolden(new URL(`${name}/origins.txt`, CASES), pipeline === undefined ? "" : originsOf(pipeline));
  });
});
