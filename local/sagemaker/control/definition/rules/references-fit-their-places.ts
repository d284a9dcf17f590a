import { findShapeAt } from "../../../../../shared/api-constraints/find-shape-at.ts";
import { shapeOfOperation } from "../../../../../shared/api-constraints/shape-of-operation.ts";
import type { Definition } from "../definition.ts";
import { expressionsOf } from "../expressions-of.ts";
import { parseReference } from "../parse-reference.ts";
import type { Rule } from "../rule.ts";
import { requestOf } from "../step-types.ts";

/** The kinds of scalars that the definition language tells apart. */
const KINDS: Readonly<Record<string, string>> = {
  String: "String",
  string: "String",
  Integer: "Integer",
  integer: "Integer",
  long: "Integer",
  Float: "Float",
  float: "Float",
  double: "Float",
  Boolean: "Boolean",
  boolean: "Boolean",
};

const propertyKind = (definition: Definition, name: string, path: readonly (string | number)[]) => {
  const type = definition.steps.find(({ step }) => step.Name === name)?.step.Type;
  const request = type === undefined ? undefined : requestOf(type);
  if (!request) return undefined;
  return KINDS[findShapeAt(shapeOfOperation(request.describe, "output"), path)?.type ?? ""];
};

const kindOf = (text: unknown, definition: Definition): string | undefined => {
  const reference = parseReference(text);
  if (reference?.space === "Steps") return propertyKind(definition, reference.name, reference.path);
  if (reference?.space !== "Parameters") return reference && "String";
  return KINDS[definition.parameters.find(({ Name }) => Name === reference.name)?.Type ?? ""];
};

/** A whole number is a number too. */
const fits = (kind: string, place: string): boolean =>
  kind === place || (kind === "Integer" && place === "Float");

/** A reference stands only where a value of its type may stand: nothing is converted but by Std:Join. */
export const referencesFitTheirPlaces: Rule = (definition) =>
  definition.steps.flatMap(({ step }) => {
    const request = requestOf(step.Type);
    if (!request) return [];
    const root = shapeOfOperation(request.create, "input");
    return expressionsOf(step.Arguments)
      .filter(({ form }) => form === "Get")
      .flatMap(({ operand, path }) => {
        const place = KINDS[findShapeAt(root, path)?.type ?? ""];
        const kind = kindOf(operand, definition);
        if (place === undefined || kind === undefined || fits(kind, place)) return [];
        return [`Cannot assign property reference [${operand}] to argument of type [${place}].`];
      });
  });
