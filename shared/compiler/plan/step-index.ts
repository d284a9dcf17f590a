import { didYouMean } from "../../config/validate/did-you-mean.ts";
import { areExclusive } from "./are-exclusive.ts";
import type { PlannedStep, PlannedUnit } from "./planned-step.ts";
import { primaryName } from "./primary-name.ts";

/** Who asks for a step: decides which of several clones is meant. */
export type Asker = Pick<PlannedStep, "unit" | "branch">;

/** Finds the steps of a pipeline by name. */
export type StepIndex = {
  readonly all: readonly PlannedStep[];
  readonly units: readonly PlannedUnit[];
  /** Steps that a name means: those written so, of the asker's own unit and branch before all others, else the one called so. */
  readonly find: (name: string, asker?: Asker) => readonly PlannedStep[];
  /** Whether a name belongs to a step that could not be read, about which enough has been said. */
  readonly isBroken: (name: string) => boolean;
  readonly suggest: (name: string) => string;
};

const prefer = (
  steps: readonly PlannedStep[],
  isBetter: (step: PlannedStep) => boolean,
): readonly PlannedStep[] => {
  const better = steps.filter(isBetter);
  return better.length > 0 ? better : steps;
};

/** Indexes planned steps. */
export const createStepIndex = (
  units: readonly PlannedUnit[],
  byName: ReadonlyMap<string, PlannedStep>,
  broken: ReadonlySet<string>,
): StepIndex => {
  const byDeclaredName = new Map<string, PlannedStep[]>();
  for (const step of byName.values()) {
    const known = byDeclaredName.get(step.declaredName);
    if (known === undefined) byDeclaredName.set(step.declaredName, [step]);
    else known.push(step);
  }
  // Consoles and logs show model steps by the names of the definition.
  const byDefinitionName = new Map([...byName.values()].map((step) => [primaryName(step), step]));
  return {
    all: [...byName.values()],
    units,
    find: (name, asker) => {
      const exact = byName.get(name) ?? (byDeclaredName.has(name) ? undefined : byDefinitionName.get(name));
      const declared = byDeclaredName.get(name) ?? (exact === undefined ? [] : [exact]);
      if (asker === undefined || declared.length < 2) return declared;
      const near = prefer(declared, ({ unit }) => unit === asker.unit);
      return prefer(near, ({ branch }) => !areExclusive(branch, asker.branch));
    },
    isBroken: (name) => broken.has(name),
    suggest: (name) => didYouMean(name, byName.keys()),
  };
};
