import type { SelectiveExecutionConfig } from "../execution/execution-record.ts";
import { findReferences } from "../expression/find-references.ts";
import type { DependencyGraph } from "./dependency-graph.ts";
import { invalidDefinition } from "./invalid-definition.ts";
import type { PipelineDefinition } from "./pipeline-definition.ts";

/** All steps that come before a step, however far. */
const ancestorsOf = (graph: DependencyGraph, name: string, found = new Set<string>()): Set<string> => {
  for (const dependency of graph.get(name) ?? []) {
    if (!found.has(dependency)) ancestorsOf(graph, dependency, found.add(dependency));
  }
  return found;
};

const refuseGaps = (graph: DependencyGraph, selected: ReadonlySet<string>): void => {
  for (const last of selected) {
    for (const between of ancestorsOf(graph, last)) {
      const first = selected.has(between)
        ? undefined
        : [...ancestorsOf(graph, between)].find((name) => selected.has(name));
      if (first === undefined) continue;
      throw invalidDefinition(
        `SelectedSteps must hold every step between "${first}" and "${last}": "${between}" is missing`,
      );
    }
  }
};

const refuseMissingSource = (definition: PipelineDefinition, selected: ReadonlySet<string>): void => {
  for (const name of selected) {
    const missing = [...findReferences(definition.nodes.get(name)?.step)].find((read) => !selected.has(read));
    if (missing === undefined) continue;
    throw invalidDefinition(
      `Step "${name}" reads step "${missing}", which is not selected: SourcePipelineExecutionArn is required`,
    );
  }
};

/** The steps that take part in an execution; refuses a selection that cannot run by itself. */
export const selectSteps = (
  definition: PipelineDefinition,
  graph: DependencyGraph,
  config: SelectiveExecutionConfig | undefined,
): ReadonlySet<string> => {
  if (!config) return new Set(definition.nodes.keys());
  const selected = new Set(config.SelectedSteps.map(({ StepName }) => StepName));
  const unknown = [...selected].find((name) => !definition.nodes.has(name));
  if (unknown !== undefined) throw invalidDefinition(`Selected step "${unknown}" is no step of the pipeline`);
  refuseGaps(graph, selected);
  if (!config.SourcePipelineExecutionArn) refuseMissingSource(definition, selected);
  return selected;
};
