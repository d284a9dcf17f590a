import type * as z from "zod";
import type { StepClass } from "../../config/schema/step-class.ts";
import { didYouMean } from "../../config/validate/did-you-mean.ts";
import { keysAt } from "../../config/validate/keys-at.ts";
import { child } from "../../config/yaml/child.ts";
import { diagnoseAt } from "../../config/yaml/diagnose-at.ts";
import { keyOf } from "../../config/yaml/key-of.ts";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { PlannedUnit } from "./planned-step.ts";
import { sectionName } from "./section-name.ts";
import { SECTIONS } from "./sections.ts";

const MODEL_KEYS = ["source_directory", "name"];
const OWN_SECTIONS = ["train", "transform", "evaluate", "registry"];

/** A hint for a key that a section of the model takes. */
const belongsInto = ({ steps }: PlannedUnit, key: string): string | undefined => {
  const homes = steps.flatMap((step) => {
    const name = sectionName(step);
    const schema = (SECTIONS as Partial<Record<StepClass, z.ZodType>>)[step.stepClass];
    return name !== undefined && schema !== undefined && keysAt(schema, []).includes(key) ? [name] : [];
  });
  return homes.length === 0 ? undefined : `it belongs into a section: ${[...new Set(homes)].join(", ")}`;
};

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
        hint: belongsInto(unit, key) ?? didYouMean(key, known),
      }),
    ];
  });
};
