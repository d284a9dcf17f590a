import type { DefinitionStep } from "../definition.ts";
import { branchSteps } from "./branch-steps.ts";
import type { FlatStep } from "./flat-step.ts";

const SIDES = ["IfSteps", "ElseSteps"] as const;

/** All steps of a definition, those of branches included, in the order of the text. */
export const flattenSteps = (
  steps: readonly DefinitionStep[],
  branches: FlatStep["branches"] = [],
): readonly FlatStep[] =>
  steps.flatMap((step) => [
    { step, branches },
    ...SIDES.flatMap((side) =>
      flattenSteps(branchSteps(step, side), [...branches, { condition: step.Name, side }]),
    ),
  ]);
