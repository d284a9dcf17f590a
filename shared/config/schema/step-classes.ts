import { stepByClass } from "./step-by-class.ts";
import type { StepClass } from "./step-class.ts";

/** All kinds of step, in the order of the documentation. */
export const STEP_CLASSES = Object.keys(stepByClass) as readonly StepClass[];
