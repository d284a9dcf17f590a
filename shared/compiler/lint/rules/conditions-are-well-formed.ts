import type { Json } from "../../json.ts";
import { argumentAt } from "../argument-at.ts";
import { found } from "../found.ts";
import { keysOf } from "../keys-of.ts";
import type { LintFinding } from "../lint-finding.ts";
import type { LintRule } from "../lint-rule.ts";
import { listAt } from "../list-at.ts";

const COMPARISONS = new Set([
  "Equals",
  "GreaterThan",
  "GreaterThanOrEqualTo",
  "LessThan",
  "LessThanOrEqualTo",
]);

const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  In: ["QueryValue", "Values"],
  Not: ["Condition"],
  Or: ["Conditions"],
};

const unknownIn = (condition: Json, type: string): string | undefined =>
  keysOf(condition).find(
    (key) => key !== "Type" && !(MEMBERS[type] ?? ["LeftValue", "RightValue"]).includes(key),
  );

const isMissing = (value: Json | undefined): boolean => value === undefined || value === null;

const check = (condition: Json, path: string): readonly LintFinding[] => {
  const type = argumentAt(condition, "Type");
  const wrong = (message: string) => [found.error("condition-form", path, message)];
  if (typeof type !== "string") return wrong("a condition has no Type");
  const unknown = unknownIn(condition, type);
  if (unknown !== undefined && (COMPARISONS.has(type) || MEMBERS[type] !== undefined))
    return wrong(`Cannot parse object, unknown property '${unknown}'`);
  if (COMPARISONS.has(type))
    return isMissing(argumentAt(condition, "LeftValue")) || isMissing(argumentAt(condition, "RightValue"))
      ? wrong(`the condition ${type} needs LeftValue and RightValue`)
      : [];
  if (type === "In")
    return listAt(condition, "Values").length === 0 || isMissing(argumentAt(condition, "QueryValue"))
      ? wrong("the condition In needs QueryValue and Values")
      : [];
  if (type === "Not") {
    const inner = argumentAt(condition, "Condition");
    return inner === undefined || inner === null
      ? wrong("the condition Not needs a Condition")
      : check(inner, `${path}.Condition`);
  }
  if (type !== "Or") return wrong(`Unknown condition type '${type}'`);
  const inner = listAt(condition, "Conditions");
  if (inner.length === 0) return wrong("the condition Or needs Conditions");
  return inner.flatMap((one, index) => check(one, `${path}.Conditions[${index}]`));
};

/** Rule 14: conditions have the forms that the service knows. */
export const conditionsAreWellFormed: LintRule = ({ steps }) =>
  steps.flatMap(({ step }) => {
    if (step.Type !== "Condition") return [];
    const conditions = listAt(step.Arguments, "Conditions");
    if (conditions.length === 0)
      return [found.error("condition-form", step.Name, `the condition "${step.Name}" asks nothing`)];
    return conditions.flatMap((one, index) => check(one, `${step.Name}.Arguments.Conditions[${index}]`));
  });
