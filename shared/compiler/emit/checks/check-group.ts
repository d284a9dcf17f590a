import { registrySection } from "../../../config/schema/registry-section.ts";
import { child } from "../../../config/yaml/child.ts";
import type { PlannedStep } from "../../plan/planned-step.ts";
import { readSection } from "../../plan/read-section.ts";
import type { Scope } from "../../scope.ts";
import type { Emitted } from "../emitted.ts";
import { groupText } from "../register/group-name.ts";
import type { Section } from "../section.ts";
import { take } from "../take.ts";

/** The group whose baseline a check compares with: the section's, else the one that the model registers in. */
export const checkGroup = (
  scope: Scope,
  step: PlannedStep,
  section: Section<{ readonly group?: string | null | undefined }>,
): Emitted => {
  const registers = child(step.sections, "registry").node?.kind === "map";
  const registry = registers
    ? readSection(scope, step, { name: "registry", schema: registrySection, asker: step.place })
    : undefined;
  return take(
    section,
    "group",
    registry === undefined ? `${scope.name}-${step.unit.model}` : groupText(scope, step, registry),
  );
};
