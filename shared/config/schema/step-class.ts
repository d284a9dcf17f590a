import type { stepByClass } from "./step-by-class.ts";

/** The kinds of step that a config may name. */
export type StepClass = keyof typeof stepByClass;
