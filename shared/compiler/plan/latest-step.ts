import { areExclusive } from "./are-exclusive.ts";
import type { PlannedStep } from "./planned-step.ts";

/** The last fitting step before a step of a unit, else the last after it; none that only runs where the step does not. */
export const latestStep = (
  step: PlannedStep,
  fits: (one: PlannedStep) => boolean,
): PlannedStep | undefined => {
  const { steps } = step.unit;
  const mayBe = (one: PlannedStep): boolean => fits(one) && !areExclusive(one.branch, step.branch);
  return steps.slice(0, steps.indexOf(step)).findLast(mayBe) ?? steps.findLast(mayBe);
};
