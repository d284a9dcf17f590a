import { shapeOfOperation } from "../../api-constraints/shape-of-operation.ts";
import { stepRequests } from "../../api-constraints/step-requests.ts";
import type { DefinitionParameter, DefinitionStep } from "../definition.ts";
import type { Json, JsonObject } from "../json.ts";
import { getOf } from "../references/get-of.ts";
import { parseReference } from "../references/parse-reference.ts";
import { mapExpressions } from "./map-expressions.ts";

const isOtherThanText = (value: Json, parameters: ReadonlyMap<string, DefinitionParameter>): boolean => {
  const path = getOf(value);
  const reference = path === undefined ? undefined : parseReference(path);
  if (reference?.kind !== "parameter") return false;
  const type = parameters.get(reference.name)?.Type;
  return type !== undefined && type !== "String";
};

/**
 * Makes text of numbers and booleans where the service takes text only: it refuses a reference to a parameter of another
 * type ("Cannot assign property reference"), and a join of one value is the only way to convert.
 */
export const stringifyParameters = (
  step: DefinitionStep,
  parameters: ReadonlyMap<string, DefinitionParameter>,
): DefinitionStep => {
  const request = stepRequests[step.Type];
  if (request === undefined || parameters.size === 0) return step;
  const Arguments = mapExpressions(step.Arguments, shapeOfOperation(request.create, "input"), {
    path: [],
    visit: ({ value, shape }) =>
      shape.type === "string" && isOtherThanText(value, parameters)
        ? { "Std:Join": { On: "", Values: [value] } }
        : value,
  });
  return { ...step, Arguments: Arguments as JsonObject };
};
