import type { DefinitionParameter, PipelineDefinition } from "../definition.ts";
import type { FlatStep } from "../references/flat-step.ts";
import type { FoundReference } from "../references/found-reference.ts";
import { type Graph, graphOf } from "../references/graph-of.ts";
import { referencesOf } from "../references/references-of.ts";

/** What a definition is judged by, besides itself. */
export type LintContext = {
  readonly region?: string;
  readonly accountId?: string;
  /** The installation's own. */
  readonly bucket?: string;
  /** Values that a start will give. */
  readonly startParameters?: ReadonlySet<string>;
  /** Whether a change starts a run by itself. */
  readonly startsItself?: boolean;
  readonly parallelism?: number;
};

/** A definition prepared for rules. */
export type LintSubject = {
  readonly definition: PipelineDefinition;
  readonly context: LintContext;
  readonly graph: Graph;
  readonly steps: readonly FlatStep[];
  readonly byName: ReadonlyMap<string, FlatStep>;
  readonly parameters: ReadonlyMap<string, DefinitionParameter>;
  readonly references: ReadonlyMap<string, readonly FoundReference[]>;
};

/** Prepares a definition. */
export const createLintSubject = (definition: PipelineDefinition, context: LintContext): LintSubject => {
  const graph = graphOf(definition);
  return {
    definition,
    context,
    graph,
    steps: graph.steps,
    byName: new Map(graph.steps.map((flat) => [flat.step.Name, flat])),
    parameters: new Map(definition.Parameters.map((parameter) => [parameter.Name, parameter])),
    references: new Map(graph.steps.map(({ step }) => [step.Name, referencesOf(step)])),
  };
};
