import type * as z from "zod";
import { child } from "../../config/yaml/child.ts";
import type { Section } from "../emit/section.ts";
import type { Scope } from "../scope.ts";
import type { PlannedStep } from "./planned-step.ts";
import { readSection } from "./read-section.ts";
import { sectionName } from "./section-name.ts";
import { SECTIONS } from "./sections.ts";

type Sections = typeof SECTIONS;

/** Reads the section of a step as the section of its class; undefined, after a report, when it is missing or wrong. */
export const readStepSection = <C extends keyof Sections>(
  scope: Scope,
  step: PlannedStep,
  stepClass: C,
): Section<z.output<Sections[C]>> | undefined => {
  const name = sectionName(step);
  if (name !== undefined) {
    const schema: z.ZodType = SECTIONS[stepClass];
    return readSection(scope, step, { name, schema, asker: step.place }) as
      | Section<z.output<Sections[C]>>
      | undefined;
  }
  scope.report(child(step.place, "step_type"), {
    code: "missing-key",
    severity: "error",
    message: `"step_type" of step "${step.name}" is missing`,
    hint: `name the section of the model "${step.unit.model}" that describes it, e.g. step_type: preprocess`,
  });
  return undefined;
};
