import type { GraphNode, PipelineGraph } from "./pipeline-graph.ts";

const shape = ({ name, type }: GraphNode, id: string): string => {
  const label = `"${name.replaceAll('"', "'")}<br/><small>${type}</small>"`;
  if (type === "Condition") return `${id}{${label}}`;
  return type === "Fail" ? `${id}([${label}])` : `${id}[${label}]`;
};

/** Draws a pipeline in mermaid's language, as GitHub shows it. */
export const toMermaid = ({ nodes, edges }: PipelineGraph): string => {
  // Names may be words of mermaid's own, such as "end".
  const ids = new Map(nodes.map(({ name }, index) => [name, `s${index}`]));
  const lines = edges.flatMap(({ from, to, label }) => {
    const [source, target] = [ids.get(from), ids.get(to)];
    if (source === undefined || target === undefined) return [];
    return [label === undefined ? `  ${source} --> ${target}` : `  ${source} -. ${label} .-> ${target}`];
  });
  return [
    "flowchart TD",
    ...nodes.map((node) => `  ${shape(node, ids.get(node.name) ?? "")}`),
    ...lines,
    "",
  ].join("\n");
};
