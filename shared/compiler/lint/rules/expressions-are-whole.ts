import type { Json } from "../../json.ts";
import { isExpression } from "../../references/is-expression.ts";
import { ownMembers } from "../../references/own-members.ts";
import { walkJson } from "../../references/walk-json.ts";
import { found } from "../found.ts";
import { keysOf } from "../keys-of.ts";
import type { LintFinding } from "../lint-finding.ts";
import type { LintRule } from "../lint-rule.ts";

type Operand = { readonly [key: string]: Json | undefined };

const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  "Std:Join": ["On", "Values"],
  "Std:JsonGet": ["PropertyFile", "S3Uri", "Path"],
};

const problemOf = (form: string, operand: Json | undefined): string | undefined => {
  if (form === "Get") return typeof operand === "string" ? undefined : "Expecting a String at Get";
  if (typeof operand !== "object" || operand === null || Array.isArray(operand))
    return `Expecting start of Json Object at ${form}`;
  const unknown = keysOf(operand).find((key) => !MEMBERS[form]?.includes(key));
  if (unknown !== undefined) return `Cannot parse object, unknown property '${unknown}'`;
  const { On, Values, PropertyFile } = operand as Operand;
  if (form === "Std:JsonGet")
    return PropertyFile === undefined || isExpression(PropertyFile)
      ? undefined
      : "the PropertyFile of Std:JsonGet must be a reference to a property file of a step";
  if (!Array.isArray(Values)) return "Expecting start of Json Array at Std:Join.Values";
  return On === undefined || typeof On === "string" ? undefined : "Expecting a String at Std:Join.On";
};

/** Rule 2: expressions have the operands that their form needs. */
export const expressionsAreWhole: LintRule = ({ steps }) =>
  steps.flatMap(({ step }) => {
    const findings: LintFinding[] = [];
    walkJson(ownMembers(step), step.Name, (value, path) => {
      if (!isExpression(value)) return true;
      const [form = ""] = keysOf(value);
      const problem = problemOf(form, (value as Operand)[form]);
      if (problem !== undefined) findings.push(found.error("expression-form", path, problem));
      return true;
    });
    return findings;
  });
