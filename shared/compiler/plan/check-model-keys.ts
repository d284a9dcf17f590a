import { didYouMean } from "../../config/validate/did-you-mean.ts";
import { child } from "../../config/yaml/child.ts";
import { diagnoseAt } from "../../config/yaml/diagnose-at.ts";
import { keyOf } from "../../config/yaml/key-of.ts";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { PlannedUnit } from "./planned-step.ts";
import { sectionName } from "./section-name.ts";

const MODEL_KEYS = ["source_directory", "name"];
const OWN_SECTIONS = ["train", "transform", "evaluate", "registry"];

/** Reports what a model holds that no step reads: a section is told of, anything else is a mistake. */
export const checkModelKeys = (unit: PlannedUnit): readonly Diagnostic[] => {
  if (unit.place.node?.kind !== "map") return [];
  const read = unit.steps.map(sectionName).filter((name) => name !== undefined);
  const known = new Set([...MODEL_KEYS, ...OWN_SECTIONS, ...read]);
  return [...unit.place.node.entries].flatMap(([key, { value }]) => {
    if (known.has(key)) return [];
    const at = keyOf(child(unit.place, key));
    if (value.kind === "map")
      return [
        diagnoseAt(at, {
          code: "unused-section",
          severity: "info",
          message: `no step of this pipeline reads the section "${key}"`,
          hint: `a step reads it by step_type: ${key}`,
        }),
      ];
    return [
      diagnoseAt(at, {
        code: "unknown-key",
        severity: "error",
        message: `unknown key "${key}"`,
        hint: didYouMean(key, known),
      }),
    ];
  });
};
