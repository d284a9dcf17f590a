import { child } from "../../../config/yaml/child.ts";
import type { PlannedStep } from "../../plan/planned-step.ts";
import type { Scope } from "../../scope.ts";
import type { Emitted } from "../emitted.ts";
import type { Section } from "../section.ts";
import { take } from "../take.ts";

type Named = { readonly ModelPackageGroupName?: string | null | undefined };

const PATTERN = /^[A-Za-z0-9](-*[A-Za-z0-9])*$/;

/** The group that a unit registers in, as a string that may hold references. */
export const groupText = (scope: Scope, step: PlannedStep, registry: Section<Named>): string =>
  registry.value.ModelPackageGroupName ?? `${scope.name}-${step.unit.model}`;

/** The group that a unit registers in, checked as far as it is known before the pipeline runs. */
export const groupName = (scope: Scope, step: PlannedStep, registry: Section<Named>): Emitted => {
  const name = groupText(scope, step, registry);
  const place = child(registry.place, "ModelPackageGroupName");
  if (place.node === undefined)
    scope.deviate(
      step.place,
      "group-name",
      `the model package group is "${name}"; the original called it "None-${step.unit.model}". Set registry.ModelPackageGroupName to choose`,
    );
  if (!name.includes("${") && (name.length > 63 || !PATTERN.test(name)))
    scope.report(place.node === undefined ? step.place : place, {
      code: "group-name",
      severity: "error",
      message: `the model package group name "${name}" is not allowed: at most 63 letters, digits and inner hyphens`,
      value: name,
      hint: "set registry.ModelPackageGroupName",
    });
  return take(registry, "ModelPackageGroupName", name);
};
