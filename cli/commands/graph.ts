import { type PipelineGraph, pipelineGraph } from "../../shared/compiler/graph/pipeline-graph.ts";
import { toDot } from "../../shared/compiler/graph/to-dot.ts";
import { toMermaid } from "../../shared/compiler/graph/to-mermaid.ts";
import { toSvg } from "../../shared/compiler/graph/to-svg.ts";
import { choosePipeline } from "../choose-pipeline.ts";
import { compileCommand } from "../compile-command.ts";
import { UsageError } from "../usage-error.ts";

const FORMATS: Readonly<Record<string, (graph: PipelineGraph) => string>> = {
  mermaid: toMermaid,
  svg: toSvg,
  dot: toDot,
};

/** Draws the steps of a pipeline and what follows what. */
export const graph = compileCommand({
  name: "graph",
  summary: "Draws the steps of a pipeline, with its branches.",
  usage: "[FILES or FOLDERS…] [options]",
  help: [
    "  --format FORMAT    mermaid (default; GitHub shows it), svg or dot (Graphviz)",
    "  --pipeline NAME    which pipeline, where the files declare several",
  ],
  options: { pipeline: { type: "string" }, format: { type: "string" } },
  act: ({ pipelines, values }) => {
    const format = String(values.format ?? "mermaid");
    const draw = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
    if (draw === undefined)
      throw new UsageError(`there is no format "${format}"; use one of ${Object.keys(FORMATS).join(", ")}`);
    const { name, definition } = choosePipeline(pipelines, values.pipeline);
    const drawn = pipelineGraph(definition);
    return { text: draw(drawn).trimEnd(), json: { pipeline: name, ...drawn } };
  },
});
