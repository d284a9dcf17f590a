import type { DependencyGraph } from "./dependency-graph.ts";
import type { StepNode } from "./pipeline-definition.ts";

/** What became of a step so far; a condition's outcome tells which branch runs. */
export type StepState = {
  readonly status: "waiting" | "running" | "succeeded" | "ended";
  readonly outcome?: "True" | "False" | undefined;
};

type Options = {
  readonly graph: DependencyGraph;
  readonly nodes: ReadonlyMap<string, StepNode>;
  /** The steps that take part; others count as done. */
  readonly selected: ReadonlySet<string>;
  readonly stateOf: (name: string) => StepState;
};

/** The steps whose turn it is: each step before them has succeeded, and their branch is the one taken. */
export const nextSteps = ({ graph, nodes, selected, stateOf }: Options): string[] => {
  const isDone = (name: string): boolean => !selected.has(name) || stateOf(name).status === "succeeded";
  const isTaken = ({ branch }: StepNode): boolean =>
    !branch || !selected.has(branch.condition) || stateOf(branch.condition).outcome === branch.outcome;
  return [...nodes].flatMap(([name, node]) => {
    const isWaiting = selected.has(name) && stateOf(name).status === "waiting";
    return isWaiting && [...(graph.get(name) ?? [])].every(isDone) && isTaken(node) ? [name] : [];
  });
};
