import type { DefinitionStep } from "../definition.ts";
import type { FlatStep } from "./flat-step.ts";

const SIDES = ["IfSteps", "ElseSteps"] as const;

const isSteps = (value: unknown): value is readonly DefinitionStep[] => Array.isArray(value);

/** All steps of a definition, those of branches included, in the order of the text. */
export const flattenSteps = (
  steps: readonly DefinitionStep[],
  branches: FlatStep["branches"] = [],
): readonly FlatStep[] =>
  steps.flatMap((step) => [
    { step, branches },
    ...SIDES.flatMap((side) => {
      const inner: unknown = step.Type === "Condition" ? step.Arguments?.[side] : undefined;
      return isSteps(inner) ? flattenSteps(inner, [...branches, { condition: step.Name, side }]) : [];
    }),
  ]);
