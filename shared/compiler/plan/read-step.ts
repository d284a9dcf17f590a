import { stepByClass } from "../../config/schema/step-by-class.ts";
import type { StepClass } from "../../config/schema/step-class.ts";
import { STEP_CLASSES } from "../../config/schema/step-classes.ts";
import { didYouMean } from "../../config/validate/did-you-mean.ts";
import { validate } from "../../config/validate/validate.ts";
import { child } from "../../config/yaml/child.ts";
import { diagnoseAt } from "../../config/yaml/diagnose-at.ts";
import type { Place } from "../../config/yaml/place.ts";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { StepValue } from "./planned-step.ts";

export type ReadStep = { readonly stepClass: StepClass; readonly value: StepValue<StepClass> };

const wordAt = (place: Place): string | undefined =>
  place.node?.kind === "scalar" && typeof place.node.value === "string" ? place.node.value : undefined;

const wrongClass = (place: Place, word: string | undefined): Diagnostic =>
  diagnoseAt(place, {
    code: word === undefined ? "missing-key" : "unknown-step-class",
    severity: "error",
    message: word === undefined ? '"step_class" is missing' : `unknown step_class "${word}"`,
    hint: didYouMean(word ?? "", STEP_CLASSES),
  });

/** Reads one step of the config, by its class. */
export const readStep = (place: Place, diagnostics: Diagnostic[]): ReadStep | undefined => {
  const classPlace = child(place, "step_class");
  const word = wordAt(classPlace);
  if (place.node?.kind !== "map") {
    diagnostics.push(
      diagnoseAt(place, {
        code: "invalid-value",
        severity: "error",
        message: "expected a step: a map with step_name and step_class",
      }),
    );
    return undefined;
  }
  if (word === undefined || !Object.hasOwn(stepByClass, word)) {
    diagnostics.push(wrongClass(classPlace, word));
    return undefined;
  }
  const stepClass = word as StepClass;
  const validated = validate(stepByClass[stepClass], place);
  diagnostics.push(...validated.diagnostics);
  return validated.value === undefined ? undefined : { stepClass, value: validated.value };
};
