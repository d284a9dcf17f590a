import { transformSection } from "../../../config/schema/transform-section.ts";
import { validate } from "../../../config/validate/validate.ts";
import { child } from "../../../config/yaml/child.ts";
import type { Place } from "../../../config/yaml/place.ts";
import type { PlannedUnit } from "../../plan/planned-step.ts";

export type InferenceScript = { readonly path: string; readonly place: Place };

/** The script that answers requests: the `transform` section's entry point, else inference.py. */
export const inferenceScript = (unit: PlannedUnit): InferenceScript => {
  const place = child(unit.place, "transform", "entry_point");
  const entry = validate(transformSection.shape.entry_point, place).value;
  return { path: (entry ?? "inference.py").replace(/^(?:\.\/)+/, ""), place };
};
