import { child } from "../../config/yaml/child.ts";
import { diagnoseAt } from "../../config/yaml/diagnose-at.ts";
import type { Place } from "../../config/yaml/place.ts";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { Branch, PlannedStep, PlannedUnit } from "./planned-step.ts";
import { readStep } from "./read-step.ts";

/** What planning collects. */
export type Planning = {
  readonly diagnostics: Diagnostic[];
  /** Names of steps that could not be read. */
  readonly broken: Set<string>;
  readonly names: Map<string, Place>;
};

const itemsOf = (place: Place): readonly Place[] =>
  place.node?.kind === "list" ? place.node.items.map((_, index) => child(place, index)) : [];

const nameAt = (place: Place): string => {
  const { node } = child(place, "step_name");
  return node?.kind === "scalar" ? String(node.value) : "";
};

const claim = (planning: Planning, name: string, place: Place): boolean => {
  const at = child(place, "step_name");
  const known = planning.names.get(name);
  if (known === undefined) {
    planning.names.set(name, at);
    return true;
  }
  const { line } = known.near.source.locate(known.near.offset);
  planning.diagnostics.push(
    diagnoseAt(at, {
      code: "duplicate-step",
      severity: "error",
      message: `the step name "${name}" is used twice in this pipeline`,
      hint: `rename one of them; the other is at ${known.near.source.file.path}:${line}`,
    }),
  );
  return false;
};

/** Plans the steps at a place into a unit, those of branches included. */
export const planSteps = (unit: PlannedUnit, place: Place, planning: Planning, branch?: Branch): void => {
  for (const item of itemsOf(place)) {
    const read = readStep(item, planning.diagnostics);
    if (read === undefined) {
      planning.broken.add(nameAt(item));
      continue;
    }
    const name = read.value.step_name;
    if (!claim(planning, name, item)) continue;
    const step = {
      ...read,
      name,
      declaredName: name,
      place: item,
      unit,
      ...(branch === undefined ? {} : { branch }),
    } as PlannedStep;
    unit.steps.push(step);
    if (step.stepClass !== "Condition") continue;
    for (const side of ["if", "else"] as const)
      planSteps(unit, child(item, side), planning, { condition: step, side });
  }
};
