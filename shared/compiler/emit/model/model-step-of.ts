import type { PlannedStep } from "../../plan/planned-step.ts";

/** The last CreateModel step before a step in its unit, else the last of the unit. */
export const modelStepOf = (step: PlannedStep): PlannedStep | undefined => {
  const { steps } = step.unit;
  const isModel = ({ stepClass }: PlannedStep) => stepClass === "CreateModel";
  return steps.slice(0, steps.indexOf(step)).findLast(isModel) ?? steps.findLast(isModel);
};
