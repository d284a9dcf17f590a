import type { PipelineDefinition } from "../definition.ts";
import type { FlatStep } from "./flat-step.ts";
import { flattenSteps } from "./flatten-steps.ts";
import { referencesOf } from "./references-of.ts";

/** Why one step waits for another. */
type Link = {
  readonly from: string;
  readonly to: string;
  readonly kind: "depends" | "data" | "branch";
};

/** The steps of a definition and the edges between them. */
export type Graph = { readonly steps: readonly FlatStep[]; readonly links: readonly Link[] };

const linksOf = ({ step, branches }: FlatStep): readonly Link[] => {
  const to = step.Name;
  const data = referencesOf(step).flatMap(({ reference }) =>
    reference.kind === "step" ? [reference.step] : [],
  );
  const parent = branches.at(-1)?.condition;
  return [
    ...(step.DependsOn ?? []).map((from) => ({ from, to, kind: "depends" }) as const),
    ...[...new Set(data)].map((from) => ({ from, to, kind: "data" }) as const),
    ...(parent === undefined ? [] : [{ from: parent, to, kind: "branch" } as const]),
  ];
};

/** Reads the graph of a definition: declared edges, edges by reference and branches. */
export const graphOf = (definition: Pick<PipelineDefinition, "Steps">): Graph => {
  const steps = flattenSteps(definition.Steps);
  return { steps, links: steps.flatMap(linksOf) };
};
