import type { DefinitionStep } from "../definition.ts";
import { isStep } from "./is-step.ts";

/** The steps on one side of a condition; none for other steps. */
export const branchSteps = (
  { Type, Arguments }: DefinitionStep,
  side: "IfSteps" | "ElseSteps",
): readonly DefinitionStep[] => {
  const steps: unknown = Type === "Condition" ? Arguments[side] : undefined;
  return Array.isArray(steps) ? steps.filter(isStep) : [];
};
