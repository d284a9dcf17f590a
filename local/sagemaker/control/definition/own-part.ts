import type { Step } from "./definition.ts";

/** A step without the steps of its branches, which speak for themselves. */
export const ownPart = (step: Step): Step => {
  if (step.Type !== "Condition") return step;
  const { IfSteps: _if, ElseSteps: _else, ...rest } = step.Arguments ?? {};
  return { ...step, Arguments: rest };
};
