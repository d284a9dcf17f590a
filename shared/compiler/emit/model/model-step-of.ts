import { latestStep } from "../../plan/latest-step.ts";
import type { PlannedStep } from "../../plan/planned-step.ts";

/** The last CreateModel step before a step in its unit, else the last of the unit. */
export const modelStepOf = (step: PlannedStep): PlannedStep | undefined =>
  latestStep(step, ({ stepClass }) => stepClass === "CreateModel");
