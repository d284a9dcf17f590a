import { stepByClass } from "../../config/schema/step-by-class.ts";
import type { StepClass } from "../../config/schema/step-class.ts";
import { STEP_CLASSES } from "../../config/schema/step-classes.ts";
import { didYouMean } from "../../config/validate/did-you-mean.ts";
import { showValue } from "../../config/validate/show-value.ts";
import { validate } from "../../config/validate/validate.ts";
import type { Validated } from "../../config/validate/validated.ts";
import { child } from "../../config/yaml/child.ts";
import { diagnoseAt } from "../../config/yaml/diagnose-at.ts";
import type { Place } from "../../config/yaml/place.ts";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { StepValue } from "./planned-step.ts";

export type ReadStep = {
  readonly stepClass: StepClass;
  readonly value: StepValue<StepClass>;
  /** Without the parts that are wrong. */
  readonly place: Place;
};

const wordAt = (place: Place): string | undefined =>
  place.node?.kind === "scalar" && typeof place.node.value === "string" ? place.node.value : undefined;

const wrongClass = (place: Place, word: string | undefined): Diagnostic =>
  diagnoseAt(place, {
    code: place.node === undefined ? "missing-key" : "unknown-step-class",
    severity: "error",
    message:
      place.node === undefined ? '"step_class" is missing' : `unknown step_class: ${showValue(place.node)}`,
    hint: didYouMean(word ?? "", STEP_CLASSES),
  });

const noConditions = (place: Place): Diagnostic =>
  diagnoseAt(child(place, "conditions"), {
    code: "invalid-value",
    severity: "error",
    message: "expected at least one condition; found an empty list",
  });

/** What is left of a wrong step, if it can still be told from others. */
const nameable = ({ rest }: Validated<StepValue<StepClass>>, place: Place): typeof rest =>
  rest !== undefined && wordAt(child(place, "step_name")) === rest.value.step_name ? rest : undefined;

/** Reads one step of the config, by its class; undefined, after a report, when it has no class or name to go by. */
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
  const validated: Validated<StepValue<StepClass>> = validate(stepByClass[stepClass], place);
  diagnostics.push(...validated.diagnostics);
  if (validated.value === undefined) {
    const rest = nameable(validated, place);
    return rest && { stepClass, ...rest };
  }
  if ("conditions" in validated.value && validated.value.conditions.length === 0)
    diagnostics.push(noConditions(place));
  return { stepClass, value: validated.value, place };
};
