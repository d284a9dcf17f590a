import { child } from "../../config/yaml/child.ts";
import type { Place } from "../../config/yaml/place.ts";
import { findSteps } from "../plan/find-steps.ts";
import type { PlannedStep } from "../plan/planned-step.ts";
import type { Scope } from "../scope.ts";
import type { Edge } from "./edge.ts";
import { parseDependency } from "./parse-dependency.ts";

const pair = (from: readonly PlannedStep[], to: readonly PlannedStep[], place: Place): readonly Edge[] =>
  to.flatMap((after) => {
    // Clones of one unit depend on each other, not on the clones beside them.
    const own = from.filter((before) => before.unit === after.unit);
    return (own.length > 0 ? own : from).map((before) => ({ from: before, to: after, place }));
  });

const chain = (scope: Scope, text: string, place: Place): readonly Edge[] => {
  const parsed = parseDependency(text);
  if ("problem" in parsed) {
    scope.report(place, {
      code: "dependency",
      severity: "error",
      message: parsed.problem,
      hint: "write A >> B, or [A, B] >> C",
    });
    return [];
  }
  // The original cut at exactly " >> ", and dropped whatever did not fit without a word.
  const plain = text.split(" >> ");
  if (
    plain.length !== parsed.groups.length ||
    plain.some((name) => name.includes(" ") || name.startsWith("["))
  )
    scope.deviate(
      place,
      "dependency",
      "edges are read with any spacing, lists and comments; the original dropped them silently unless they were written A >> B",
    );
  const steps = parsed.groups.map((names) => names.map((name) => findSteps(scope, name, { place })));
  return steps
    .slice(1)
    .flatMap((group, index) =>
      (steps[index] ?? []).flatMap((before) => group.flatMap((after) => pair(before, after, place))),
    );
};

const ofStep = (scope: Scope, step: PlannedStep): readonly Edge[] => {
  const place = child(step.place, "depends_on");
  return [step.value.depends_on ?? []]
    .flat()
    .flatMap((name) =>
      findSteps(scope, name, { place, asker: step }).map((from) => ({ from, to: step, place })),
    );
};

/** The edges that a pipeline declares, in the order of the config. */
export const declaredEdges = (
  scope: Scope,
  pipeline: Place,
  dependencies: readonly string[],
): readonly Edge[] => {
  const place = child(pipeline, "dependencies");
  const isList = place.node?.kind === "list";
  return [
    ...dependencies.flatMap((text, index) => chain(scope, text, isList ? child(place, index) : place)),
    ...scope.steps.all.flatMap((step) => ofStep(scope, step)),
  ];
};
