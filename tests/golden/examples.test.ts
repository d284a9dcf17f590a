import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { compileWorkspace } from "../../cli/compile-workspace.ts";
import { readInstallation } from "../../cli/read-options.ts";
import { checkDefinition } from "../../local/sagemaker/control/definition/check-definition.ts";
import type { CompiledPipeline } from "../../shared/compiler/compilation.ts";
import { pipelineGraph } from "../../shared/compiler/graph/pipeline-graph.ts";
import { toSvg } from "../../shared/compiler/graph/to-svg.ts";
import { compileProject } from "../../shared/usecases/reconcile/compile-project.ts";
import { createSourceCatalog } from "../../shared/usecases/sources/source-catalog.ts";
import { sourceFiles } from "../../shared/usecases/sources/source-files.ts";

const EXAMPLES = join(import.meta.dirname, "../../examples");
const names = readdirSync(EXAMPLES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  // An image is no repository of a model.
  .filter((name) => !existsSync(join(EXAMPLES, name, "Dockerfile")));

/** Compares with the file of the example; UPDATE_GOLDEN=1 writes it anew, for the author to read in the diff. */
const expectGolden = (path: string, text: string): void => {
  if (process.env.UPDATE_GOLDEN !== undefined) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  expect(text).toBe(existsSync(path) ? readFileSync(path, "utf8") : undefined);
};

const pretty = ({ text }: CompiledPipeline): string => `${JSON.stringify(JSON.parse(text), undefined, 2)}\n`;

describe.each(names)("the example %s", (name) => {
  const rendered = join(EXAMPLES, name, "rendered");
  const compiled = compileWorkspace({ paths: [name], folder: EXAMPLES, environment: {} });

  it("compiles without a mistake, under a project of its own name", async () => {
    const { workspace, compilation } = await compiled;
    expect(compilation.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(compilation.pipelines).not.toEqual([]);
    expect(workspace.snapshot.settings.project).toBe(name);
  });

  it("compiles to the definitions and pictures that lie beside it, and to no others", async () => {
    const { pipelines } = (await compiled).compilation;
    for (const pipeline of pipelines) {
      expectGolden(join(rendered, `${pipeline.name}.json`), pretty(pipeline));
      expectGolden(join(rendered, `${pipeline.name}.svg`), toSvg(pipelineGraph(pipeline.definition)));
    }
    const files = pipelines.flatMap((pipeline) => [`${pipeline.name}.json`, `${pipeline.name}.svg`]);
    expect(readdirSync(rendered).toSorted()).toEqual(files.toSorted());
  });

  it("is accepted by the local SageMaker as it stands", async () => {
    const { pipelines } = (await compiled).compilation;
    expect(pipelines.flatMap(({ text }) => checkDefinition(text))).toEqual([]);
  });

  it("compiles to the same whatever the order of its files", async () => {
    const { workspace, compilation } = await compiled;
    const catalog = createSourceCatalog([workspace.snapshot], new Map());
    const { pipelines } = compileProject(workspace.files.toReversed(), catalog, readInstallation(new Map(), {}));
    expect(pipelines.map(({ text }) => text)).toEqual(compilation.pipelines.map(({ text }) => text));
  });

  it("packages nothing of what is rendered, which holds the packages' digests", async () => {
    const { workspace, compilation } = await compiled;
    const { entries, confs } = workspace.snapshot;
    const tree = { entries, confs: new Set(confs.map(({ path }) => path)) };
    const packaged = compilation.pipelines.flatMap(({ sources }) =>
      sources.flatMap((source) => sourceFiles(tree, source).map(({ path }) => path)),
    );
    expect(packaged).not.toEqual([]);
    expect(packaged.filter((path) => path.includes("rendered"))).toEqual([]);
  });
});
