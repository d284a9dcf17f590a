import type { PipelineDefinition } from "../definition.ts";
import { graphOf } from "../references/graph-of.ts";

/** A step in a picture. */
export type GraphNode = {
  readonly name: string;
  readonly type: string;
  readonly branch?: { readonly condition: string; readonly side: "if" | "else" };
};

/** An arrow in a picture: a dashed one is the way to a branch. */
export type GraphEdge = { readonly from: string; readonly to: string; readonly label?: "if" | "else" };

export type PipelineGraph = { readonly nodes: readonly GraphNode[]; readonly edges: readonly GraphEdge[] };

/** The picture of a pipeline: one arrow between two steps, whether it is declared or follows from data. */
export const pipelineGraph = (definition: Pick<PipelineDefinition, "Steps">): PipelineGraph => {
  const { steps, links } = graphOf(definition);
  const nodes = steps.map(({ step, branches }): GraphNode => {
    const last = branches.at(-1);
    const branch =
      last === undefined
        ? undefined
        : { condition: last.condition, side: last.side === "IfSteps" ? ("if" as const) : ("else" as const) };
    return { name: step.Name, type: step.Type, ...(branch === undefined ? {} : { branch }) };
  });
  const sides = new Map(nodes.map(({ name, branch }) => [name, branch?.side]));
  const edges = new Map<string, GraphEdge>();
  for (const { from, to, kind } of links) {
    const label = kind === "branch" ? sides.get(to) : undefined;
    const key = `${from}\n${to}`;
    if (!edges.has(key) || label !== undefined)
      edges.set(key, { from, to, ...(label === undefined ? {} : { label }) });
  }
  return { nodes, edges: [...edges.values()] };
};
