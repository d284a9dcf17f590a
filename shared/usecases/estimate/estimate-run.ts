import type { PipelineDefinition } from "../../compiler/definition.ts";
import { inOrder } from "../../compiler/diff/in-order.ts";
import type { Json } from "../../compiler/json.ts";
import { getOf } from "../../compiler/references/get-of.ts";
import { type Graph, graphOf } from "../../compiler/references/graph-of.ts";
import { parseReference } from "../../compiler/references/parse-reference.ts";
import type { PriceTable } from "../../domain/price-table.ts";
import { estimateStep } from "./estimate-step.ts";
import type { StepEstimate } from "./step-estimate.ts";
import type { Resolve } from "./work-of-step.ts";

/** What an execution takes at most. Steps that no limit bounds, or whose price is unknown, are named and not counted. */
export type RunEstimate = {
  readonly steps: readonly StepEstimate[];
  readonly instanceHours: number;
  readonly cost: number;
  /** From start to end, where steps that may run at the same time do. */
  readonly wallHours: number;
  /** Steps that nothing bounds. */
  readonly unbounded: readonly string[];
  /** Steps whose price is not known, though their hours are. */
  readonly unpriced: readonly string[];
  /** Steps that only SageMaker's own limit bounds. */
  readonly undeclared: readonly string[];
};

export type EstimateRun = {
  readonly prices: PriceTable;
  /** Values that the run is started with, in place of defaults. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** The steps that run; all, where nothing is said. */
  readonly runs?: ReadonlySet<string>;
};

const resolver = (
  { Parameters }: Pick<PipelineDefinition, "Parameters">,
  given: Readonly<Record<string, string>>,
): Resolve => {
  const values = new Map<string, Json | undefined>(
    (Parameters ?? []).map(({ Name, DefaultValue }) => [Name, given[Name] ?? DefaultValue]),
  );
  return (value) => {
    const reference = parseReference(getOf(value) ?? "");
    const literal = reference.kind === "parameter" ? values.get(reference.name) : value;
    return typeof literal === "string" || typeof literal === "number" ? literal : undefined;
  };
};

const branchKey = (branches: Graph["steps"][number]["branches"]): string =>
  branches.map(({ condition, side }) => `${condition}\n${side}`).join("\n");

/** Of the two sides of a condition only one runs: the sum over all steps, where each condition counts its dearer side. */
const sumOf = (
  { steps }: Graph,
  amountOf: (step: string) => number,
  branches: Graph["steps"][number]["branches"] = [],
): number => {
  const here = branchKey(branches);
  return steps
    .filter((each) => branchKey(each.branches) === here)
    .reduce((sum, { step: { Name, Type } }) => {
      const sides =
        Type === "Condition"
          ? (["IfSteps", "ElseSteps"] as const).map((side) =>
              sumOf({ steps, links: [] }, amountOf, [...branches, { condition: Name, side }]),
            )
          : [];
      return sum + amountOf(Name) + Math.max(0, ...sides);
    }, 0);
};

const longestOf = (graph: Graph, hoursOf: (step: string) => number): number => {
  const before = Map.groupBy(graph.links, ({ to }) => to);
  const ends = new Map<string, number>();
  for (const name of inOrder(graph)) {
    const starts = (before.get(name) ?? []).map(({ from }) => ends.get(from) ?? 0);
    ends.set(name, Math.max(0, ...starts) + hoursOf(name));
  }
  return Math.max(0, ...ends.values());
};

/** What a run of a pipeline takes at the limits that its definition declares, and what that costs at the prices given. */
export const estimateRun = (
  definition: PipelineDefinition,
  { prices, parameters = {}, runs }: EstimateRun,
): RunEstimate => {
  const graph = graphOf(definition);
  const resolve = resolver(definition, parameters);
  const steps = graph.steps.flatMap(({ step }) =>
    runs === undefined || runs.has(step.Name) ? (estimateStep(step, resolve, prices) ?? []) : [],
  );
  const byName = new Map(steps.map((each) => [each.step, each]));
  const named = (isMeant: (estimate: StepEstimate) => boolean): readonly string[] =>
    steps.filter(isMeant).map(({ step }) => step);
  return {
    steps,
    instanceHours: sumOf(graph, (name) => byName.get(name)?.instanceHours ?? 0),
    cost: sumOf(graph, (name) => byName.get(name)?.cost ?? 0),
    wallHours: longestOf(graph, (name) => byName.get(name)?.wallHours ?? 0),
    unbounded: named(({ instanceHours }) => instanceHours === undefined),
    unpriced: named(({ instanceHours, cost }) => instanceHours !== undefined && cost === undefined),
    undeclared: named(({ isDeclared, instanceHours }) => !isDeclared && instanceHours !== undefined),
  };
};
