import type { JsonObject } from "../definition.ts";
import { expressionsOf, type FoundExpression } from "../expressions-of.ts";
import { isExpression } from "../is-expression.ts";
import { isObject } from "../is-object.ts";
import { ownPart } from "../own-part.ts";
import type { Rule } from "../rule.ts";
import { unparsable } from "../unparsable.ts";

const unknownMember = (operand: JsonObject, known: readonly string[]): string | undefined => {
  const name = Object.keys(operand).find((each) => !known.includes(each));
  return name === undefined ? undefined : unparsable(`Cannot parse object, unknown property '${name}'.`);
};

const joinProblem = (operand: JsonObject): string | undefined => {
  if (!Array.isArray(operand.Values)) return unparsable("Expecting start of Json Array at Std:Join.Values.");
  if (operand.On !== undefined && typeof operand.On !== "string")
    return unparsable("Expecting a String at Std:Join.On.");
  return unknownMember(operand, ["On", "Values"]);
};

const jsonGetProblem = (operand: JsonObject): string | undefined => {
  const { PropertyFile, S3Uri, Path } = operand;
  if ((PropertyFile === undefined) === (S3Uri === undefined))
    return "Std:JsonGet must have exactly one of PropertyFile and S3Uri.";
  // A path that only a run would tell cannot be checked, so the service takes none.
  if (typeof Path !== "string") return unparsable("Expecting a String at Std:JsonGet.Path.");
  if (PropertyFile !== undefined && !isExpression(PropertyFile))
    return "Std:JsonGet.PropertyFile must be a reference to a property file of a step.";
  return unknownMember(operand, ["PropertyFile", "S3Uri", "Path"]);
};

const problemOf = ({ form, operand }: FoundExpression): string | undefined => {
  if (form === "Get")
    return typeof operand === "string" ? undefined : unparsable("Expecting a String at Get.");
  if (!isObject(operand)) return unparsable(`Expecting start of Json Object at ${form}.`);
  return form === "Std:Join" ? joinProblem(operand) : jsonGetProblem(operand);
};

/** Expressions have the operands that their form needs. */
export const expressionsAreWhole: Rule = ({ steps }) =>
  steps
    .flatMap(({ step }) => expressionsOf(ownPart(step)))
    .flatMap((expression) => problemOf(expression) ?? []);
