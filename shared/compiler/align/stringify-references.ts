import { shapeOfOperation } from "../../api-constraints/shape-of-operation.ts";
import { stepRequests } from "../../api-constraints/step-requests.ts";
import type { DefinitionParameter, DefinitionStep } from "../definition.ts";
import type { Json, JsonObject } from "../json.ts";
import { flattenSteps } from "../references/flatten-steps.ts";
import { getOf } from "../references/get-of.ts";
import { isStep } from "../references/is-step.ts";
import { kindOfReference, type Referents } from "../references/kind-of-reference.ts";
import { mapExpressions } from "./map-expressions.ts";

const isOtherThanText = (value: Json, referents: Referents): boolean => {
  const path = getOf(value);
  const kind = path === undefined ? undefined : kindOfReference(path, referents);
  return kind !== undefined && kind !== "String";
};

const branchesOf = (
  step: DefinitionStep,
  align: (one: DefinitionStep) => DefinitionStep,
): Readonly<Record<string, readonly unknown[]>> =>
  Object.fromEntries(
    (["IfSteps", "ElseSteps"] as const).flatMap((side) => {
      const steps: unknown = step.Arguments[side];
      if (!Array.isArray(steps)) return [];
      return [[side, steps.map((one: unknown) => (isStep(one) ? align(one) : one))]];
    }),
  );

const alignStep = (step: DefinitionStep, referents: Referents): DefinitionStep => {
  const align = (one: DefinitionStep): DefinitionStep => alignStep(one, referents);
  if (step.Type === "Condition")
    return {
      ...step,
      Arguments: { ...step.Arguments, ...(branchesOf(step, align) as unknown as JsonObject) },
    };
  const request = stepRequests[step.Type];
  if (request === undefined) return step;
  const Arguments = mapExpressions(step.Arguments, shapeOfOperation(request.create, "input"), {
    path: [],
    visit: ({ value, shape }) =>
      shape.type === "string" && isOtherThanText(value, referents)
        ? { "Std:Join": { On: "", Values: [value] } }
        : value,
  });
  return { ...step, Arguments: Arguments as JsonObject };
};

/**
 * Makes text of numbers and booleans where the service takes text only: it refuses a reference of another type ("Cannot
 * assign property reference"), and a join of one value is the only way to convert.
 */
export const stringifyReferences = (
  steps: readonly DefinitionStep[],
  parameters: ReadonlyMap<string, DefinitionParameter>,
): readonly DefinitionStep[] => {
  const byName = new Map(flattenSteps(steps).map(({ step }) => [step.Name, step]));
  return steps.map((step) => alignStep(step, { parameters, stepOf: (name) => byName.get(name) }));
};
