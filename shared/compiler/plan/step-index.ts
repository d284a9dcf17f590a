import { didYouMean } from "../../config/validate/did-you-mean.ts";
import type { PlannedStep, PlannedUnit } from "./planned-step.ts";

/** Finds the steps of a pipeline by name. */
export type StepIndex = {
  readonly all: readonly PlannedStep[];
  readonly units: readonly PlannedUnit[];
  /** Steps that a name means: itself, or the clones made of it, those of the same unit before all others. */
  readonly find: (name: string, unit?: PlannedUnit) => readonly PlannedStep[];
  /** Whether a name belongs to a step that could not be read, about which enough has been said. */
  readonly isBroken: (name: string) => boolean;
  readonly suggest: (name: string) => string;
};

/** Indexes planned steps. */
export const createStepIndex = (units: readonly PlannedUnit[], broken: ReadonlySet<string>): StepIndex => {
  const all = units.flatMap(({ steps }) => steps);
  const byName = new Map(all.map((step) => [step.name, step]));
  const clones = new Map<string, PlannedStep[]>();
  for (const step of all) {
    if (step.name === step.declaredName) continue;
    const known = clones.get(step.declaredName);
    if (known === undefined) clones.set(step.declaredName, [step]);
    else known.push(step);
  }
  return {
    all,
    units,
    find: (name, unit) => {
      const exact = byName.get(name);
      const derived = clones.get(name) ?? [];
      const near = derived.filter((step) => step.unit === unit);
      if (near.length > 0) return near;
      return exact === undefined ? derived : [exact];
    },
    isBroken: (name) => broken.has(name),
    suggest: (name) => didYouMean(name, byName.keys()),
  };
};
