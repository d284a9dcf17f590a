import type { Json } from "../../json.ts";
import { argumentAt } from "../argument-at.ts";
import { found } from "../found.ts";
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

const check = (condition: Json, path: string): readonly LintFinding[] => {
  const type = argumentAt(condition, "Type");
  const wrong = (message: string) => [found.error("condition-form", path, message)];
  if (typeof type !== "string") return wrong("a condition has no Type");
  if (COMPARISONS.has(type))
    return argumentAt(condition, "LeftValue") === undefined ||
      argumentAt(condition, "RightValue") === undefined
      ? wrong(`the condition ${type} needs LeftValue and RightValue`)
      : [];
  if (type === "In")
    return listAt(condition, "Values").length === 0 || argumentAt(condition, "QueryValue") === undefined
      ? wrong("the condition In needs QueryValue and Values")
      : [];
  if (type === "Not") {
    const inner = argumentAt(condition, "Condition");
    return inner === undefined
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
