import { findReferences } from "../expression/find-references.ts";
import { invalidDefinition } from "./invalid-definition.ts";
import type { PipelineDefinition, StepNode } from "./pipeline-definition.ts";

/** For each step, the steps that must have succeeded before it. */
export type DependencyGraph = ReadonlyMap<string, ReadonlySet<string>>;

/** A condition waits for what it compares, not for what its branches read. */
const expressionsOf = ({ step }: StepNode): unknown => {
  if (step.Type !== "Condition") return step;
  const { IfSteps, ElseSteps, ...own } = step.Arguments ?? {};
  return { ...step, Arguments: own };
};

const dependenciesOf = (node: StepNode, nodes: ReadonlyMap<string, StepNode>): ReadonlySet<string> => {
  const { step, branch } = node;
  const named = new Set([...(step.DependsOn ?? []), ...findReferences(expressionsOf(node))]);
  for (const name of named) {
    if (!nodes.has(name))
      throw invalidDefinition(`Step "${step.Name}" refers to "${name}", which is no step of the pipeline`);
  }
  return branch ? named.add(branch.condition) : named;
};

const refuseCycles = (graph: DependencyGraph): void => {
  const settled = new Set<string>();
  const visit = (name: string, path: readonly string[]): void => {
    if (path.includes(name)) {
      const cycle = [...path.slice(path.indexOf(name)), name].join(" -> ");
      throw invalidDefinition(`Cycle detected in the pipeline definition: ${cycle}`);
    }
    if (settled.has(name)) return;
    for (const dependency of graph.get(name) ?? []) visit(dependency, [...path, name]);
    settled.add(name);
  };
  for (const name of graph.keys()) visit(name, []);
};

/** Who waits for whom: by `DependsOn`, by what is read, and by being in a branch. */
export const dependencyGraph = ({ nodes }: PipelineDefinition): DependencyGraph => {
  const graph = new Map([...nodes].map(([name, node]) => [name, dependenciesOf(node, nodes)]));
  refuseCycles(graph);
  return graph;
};
