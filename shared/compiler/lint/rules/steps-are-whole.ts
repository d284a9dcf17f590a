import type { DefinitionStep } from "../../definition.ts";
import type { Json } from "../../json.ts";
import { isExpression } from "../../references/is-expression.ts";
import { isStep } from "../../references/is-step.ts";
import { argumentAt } from "../argument-at.ts";
import { found } from "../found.ts";
import { keysOf } from "../keys-of.ts";
import type { LintFinding } from "../lint-finding.ts";
import type { LintRule } from "../lint-rule.ts";
import { listAt } from "../list-at.ts";

const CODE = "step-form";

const isObject = (value: unknown): boolean =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What the items of a list among a step's members must hold, all of it text. */
const ITEMS: Readonly<Record<string, readonly string[]>> = {
  PropertyFiles: ["PropertyFileName", "OutputName", "FilePath"],
  OutputParameters: ["OutputName", "OutputType"],
  RetryPolicies: [],
};

const REQUIRED: Readonly<Record<string, readonly (readonly string[])[]>> = {
  Lambda: [["FunctionArn"]],
  Callback: [["SqsQueueUrl"]],
  QualityCheck: [["CheckType"], ["ModelPackageGroupName"]],
  ClarifyCheck: [["CheckType"], ["ModelPackageGroupName"]],
  Fail: [["Arguments", "ErrorMessage"]],
};

const ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  Condition: ["Conditions", "IfSteps", "ElseSteps"],
  Fail: ["ErrorMessage"],
};

const itemProblems = (step: DefinitionStep, member: string): readonly LintFinding[] => {
  const [value, path] = [step[member], `${step.Name}.${member}`];
  if (value === undefined) return [];
  if (!Array.isArray(value)) return [found.error(CODE, path, "Expecting start of Json Array")];
  return (value as readonly Json[]).flatMap((item, index) => {
    const at = `${path}[${index}]`;
    if (!isObject(item)) return [found.error(CODE, at, "Expecting start of Json Object")];
    return (ITEMS[member] ?? [])
      .filter((key) => typeof argumentAt(item, key) !== "string")
      .map((key) => found.error(CODE, at, `Missing required property '${key}'`));
  });
};

const requiredProblems = (step: DefinitionStep): readonly LintFinding[] =>
  (REQUIRED[step.Type] ?? []).flatMap((path) => {
    const value = argumentAt(step as unknown as Json, ...path);
    if (typeof value === "string" || (value !== undefined && isExpression(value))) return [];
    return [found.error(CODE, step.Name, `Missing required property '${path.join(".")}'`)];
  });

const argumentProblems = ({ Name, Type, Arguments }: DefinitionStep): readonly LintFinding[] => {
  const known = ARGUMENTS[Type];
  if (known === undefined) return [];
  return keysOf(Arguments)
    .filter((key) => !known.includes(key))
    .map((key) =>
      found.error("unknown-member", `${Name}.Arguments.${key}`, `Unknown Argument member '${key}'`),
    );
};

const branchProblems = ({ Name, Type, Arguments }: DefinitionStep): readonly LintFinding[] => {
  if (Type !== "Condition") return [];
  return ["IfSteps", "ElseSteps"].flatMap((side) => {
    const path = `${Name}.Arguments.${side}`;
    if (Arguments[side] !== undefined && !Array.isArray(Arguments[side]))
      return [found.error(CODE, path, "Expecting start of Json Array")];
    return listAt(Arguments, side).flatMap((item, index) =>
      isStep(item)
        ? []
        : [found.error(CODE, `${path}[${index}]`, "a step of a branch needs Name, Type and Arguments")],
    );
  });
};

/** Rules 1 and 2: steps written in the service's own words have all that their type needs, in the form it needs. */
export const stepsAreWhole: LintRule = ({ steps }) =>
  steps.flatMap(({ step }) => [
    ...Object.keys(ITEMS).flatMap((member) => itemProblems(step, member)),
    ...(step.CacheConfig === undefined || isObject(step.CacheConfig)
      ? []
      : [found.error(CODE, `${step.Name}.CacheConfig`, "Expecting start of Json Object")]),
    ...requiredProblems(step),
    ...argumentProblems(step),
    ...branchProblems(step),
  ]);
