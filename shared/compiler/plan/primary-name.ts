import type { PlannedStep } from "./planned-step.ts";

const SUFFIXES: Partial<Record<PlannedStep["stepClass"], string>> = {
  CreateModel: "-CreateModel",
  RegisterModel: "-RegisterModel",
};

/** The name, in the definition, of the step that a config step is there for. */
export const primaryName = (step: Pick<PlannedStep, "name" | "stepClass">): string =>
  `${step.name}${SUFFIXES[step.stepClass] ?? ""}`;
