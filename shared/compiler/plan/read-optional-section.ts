import type * as z from "zod";
import { child } from "../../config/yaml/child.ts";
import type { Section } from "../emit/section.ts";
import type { Scope } from "../scope.ts";
import type { PlannedStep } from "./planned-step.ts";
import { readStepSection } from "./read-step-section.ts";
import { sectionName } from "./section-name.ts";
import type { SECTIONS } from "./sections.ts";

type Sections = typeof SECTIONS;

/** Reads the section of a step where it is there; an absent one is as an empty one. */
export const readOptionalSection = <C extends keyof Sections>(
  scope: Scope,
  step: PlannedStep,
  stepClass: C,
): Section<Partial<z.output<Sections[C]>>> | undefined => {
  const place = child(step.sections, sectionName(step) ?? "");
  if (place.node === undefined) return { value: {}, place };
  return readStepSection(scope, step, stepClass) as Section<Partial<z.output<Sections[C]>>> | undefined;
};
