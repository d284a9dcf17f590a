import type { Place } from "../../config/yaml/place.ts";
import type { Scope } from "../scope.ts";
import type { PlannedStep } from "./planned-step.ts";
import type { Asker } from "./step-index.ts";

/** The steps that a name at a place means; none, with a report, when there is none. */
export const findSteps = (
  scope: Scope,
  name: string,
  at: { readonly place: Place; readonly asker?: Asker | undefined },
): readonly PlannedStep[] => {
  const found = scope.steps.find(name, at.asker);
  if (found.length === 0 && !scope.steps.isBroken(name))
    scope.report(at.place, {
      code: "unknown-step",
      severity: "error",
      message: `step "${name}" does not exist`,
      value: name,
      hint: scope.steps.suggest(name),
    });
  return found;
};
