import type { GraphNode, PipelineGraph } from "./pipeline-graph.ts";

const quote = (text: string): string => `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;

const shapeOf = ({ type }: GraphNode): string => {
  if (type === "Condition") return "diamond";
  return type === "Fail" ? "octagon" : "box";
};

/** Draws a pipeline in Graphviz's language. */
export const toDot = ({ nodes, edges }: PipelineGraph): string =>
  [
    "digraph pipeline {",
    "  rankdir=TB;",
    ...nodes.map(
      (node) =>
        `  ${quote(node.name)} [shape=${shapeOf(node)}, label=${quote(`${node.name}\n${node.type}`).replaceAll("\n", "\\n")}];`,
    ),
    ...edges.map(
      ({ from, to, label }) =>
        `  ${quote(from)} -> ${quote(to)}${label === undefined ? "" : ` [style=dashed, label=${label}]`};`,
    ),
    "}",
    "",
  ].join("\n");
