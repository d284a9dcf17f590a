import { BOUNDS } from "../../config/yaml/bounds.ts";
import { child } from "../../config/yaml/child.ts";
import { diagnoseAt } from "../../config/yaml/diagnose-at.ts";
import type { Place } from "../../config/yaml/place.ts";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import { scalarText } from "../emit/job/scalar-text.ts";
import { bindPlace } from "../for-each/bind-place.ts";
import type { Binding } from "../for-each/binding.ts";
import { bindingsAt } from "../for-each/bindings-at.ts";
import { areExclusive } from "./are-exclusive.ts";
import type { Branch, PlannedStep, PlannedUnit } from "./planned-step.ts";
import { readStep } from "./read-step.ts";

/** What planning collects. */
export type Planning = {
  readonly diagnostics: Diagnostic[];
  /** Names of steps that could not be read. */
  readonly broken: Set<string>;
  readonly steps: Map<string, PlannedStep>;
};

/** Where steps are planned into. */
export type Target = {
  readonly unit: PlannedUnit;
  readonly sections: Place;
  /** Of the clone of the unit, if it is one. */
  readonly suffix: string;
  readonly branch?: Branch;
};

const itemsOf = (place: Place): readonly Place[] =>
  place.node?.kind === "list" ? place.node.items.map((_, index) => child(place, index)) : [];

const nameAt = (place: Place): string => {
  const { node } = child(place, "step_name");
  return node === undefined ? "" : scalarText(node);
};

const duplicate = (
  planning: Planning,
  name: string,
  { place, known }: { place: Place; known: PlannedStep },
): undefined => {
  const { near } = child(known.place, "step_name");
  const { line } = near.source.locate(near.offset);
  planning.diagnostics.push(
    diagnoseAt(child(place, "step_name"), {
      code: "duplicate-step",
      severity: "error",
      message: `the step name "${name}" is used twice in this pipeline`,
      hint: `rename one of them; the other is at ${near.source.file.path}:${line}`,
    }),
  );
  return undefined;
};

/** A name of its own for a step; the same step on both sides of a condition is cloned. */
const claim = (
  planning: Planning,
  name: string,
  { place, branch }: { place: Place; branch: Branch | undefined },
): string | undefined => {
  const known = planning.steps.get(name);
  if (known === undefined) return name;
  if (branch === undefined || !areExclusive(branch, known.branch))
    return duplicate(planning, name, { place, known });
  const candidates = [`${name}-${branch.side}`, `${name}-${branch.condition.name}-${branch.side}`];
  return candidates.find((one) => !planning.steps.has(one)) ?? duplicate(planning, name, { place, known });
};

const derivedName = (written: string, name: string, labels: readonly string[]): string =>
  [written.includes("${each") ? name : written, ...(written.includes("${each") ? labels.slice(0, 1) : labels)]
    .filter((part) => part !== "")
    .join("-");

const planStep = (
  target: Target,
  item: Place,
  clone: { binding: Binding | undefined; planning: Planning },
): void => {
  const { unit, branch, suffix } = target;
  const { binding, planning } = clone;
  const bound = bindPlace(item, binding);
  const read = readStep(bound, planning.diagnostics);
  if (read === undefined) {
    planning.broken.add(nameAt(item));
    return;
  }
  const { place } = read;
  const written = nameAt(item);
  const labels = [suffix, binding?.label ?? ""];
  const name = claim(planning, derivedName(written, read.value.step_name, labels), { place, branch });
  if (name === undefined) return;
  const sections = bindPlace(target.sections, binding);
  const declaredName = written.includes("${each") ? read.value.step_name : written;
  const step = {
    ...read,
    name,
    declaredName,
    unit,
    sections,
    ...(branch === undefined ? {} : { branch }),
  } as PlannedStep;
  planning.steps.set(name, step);
  unit.steps.push(step);
  if (step.stepClass !== "Condition") return;
  for (const side of ["if", "else"] as const)
    planSteps(
      {
        unit,
        sections,
        suffix: labels.filter((label) => label !== "").join("-"),
        branch: { condition: step, side },
      },
      child(place, side),
      planning,
    );
};

const tooMany = (place: Place, { diagnostics }: Planning): void => {
  diagnostics.push(
    diagnoseAt(place, {
      code: "too-many-steps",
      severity: "error",
      message: `a pipeline has at most ${BOUNDS.steps} steps`,
      hint: "split the pipeline",
    }),
  );
};

/** Plans the steps at a place into a unit: clones of `for_each` and steps of branches included. */
export const planSteps = (target: Target, place: Place, planning: Planning): void => {
  for (const item of itemsOf(place)) {
    const bindings = bindingsAt(item, planning.diagnostics) ?? [undefined];
    for (const binding of bindings) {
      if (planning.steps.size >= BOUNDS.steps) {
        tooMany(item, planning);
        return;
      }
      planStep(target, item, { binding, planning });
    }
  }
};
