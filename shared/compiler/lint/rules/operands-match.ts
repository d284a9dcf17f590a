import type { Json } from "../../json.ts";
import { getOf } from "../../references/get-of.ts";
import { kindOfReference } from "../../references/kind-of-reference.ts";
import { walkJson } from "../../references/walk-json.ts";
import { argumentAt } from "../argument-at.ts";
import { found } from "../found.ts";
import type { LintRule } from "../lint-rule.ts";
import type { LintSubject } from "../lint-subject.ts";
import { listAt } from "../list-at.ts";

type Kind = "number" | "string" | "boolean";

const kindOf = ({ parameters, byName }: LintSubject, value: Json | undefined): Kind | undefined => {
  if (typeof value === "number" || typeof value === "string" || typeof value === "boolean")
    return typeof value as Kind;
  if (argumentAt(value, "Std:Join") !== undefined) return "string";
  const path = getOf(value);
  if (path === undefined) return undefined;
  const type = kindOfReference(path, { parameters, stepOf: (name) => byName.get(name)?.step });
  if (type === "String") return "string";
  if (type === "Boolean") return "boolean";
  return type === undefined ? undefined : "number";
};

/** The kinds of what is compared, one after the other, as far as they are known. */
const kindsIn = (subject: LintSubject, condition: Json): readonly Kind[] =>
  [
    argumentAt(condition, "LeftValue") ?? argumentAt(condition, "QueryValue"),
    argumentAt(condition, "RightValue"),
    ...listAt(condition, "Values"),
  ]
    .map((operand) => kindOf(subject, operand))
    .filter((kind) => kind !== undefined);

/** Rule 15: operands are of one type, and only numbers are put in order. */
export const operandsMatch: LintRule = (subject) =>
  subject.steps.flatMap(({ step }) => {
    if (step.Type !== "Condition") return [];
    const findings: ReturnType<typeof found.error>[] = [];
    walkJson(step.Arguments.Conditions, `${step.Name}.Arguments.Conditions`, (value, path) => {
      const type = argumentAt(value, "Type");
      if (typeof type !== "string") return true;
      const [left, ...others] = kindsIn(subject, value);
      const right = others.find((kind) => kind !== left);
      if (right !== undefined)
        findings.push(
          found.error(
            "operand-types",
            path,
            `a ${left} is compared with a ${right}, which never agree`,
            "compare values of one type",
          ),
        );
      else if (/Than/.test(type) && left !== undefined && left !== "number")
        findings.push(
          found.error(
            "operand-order",
            path,
            `${type} puts numbers in order, not a ${left}`,
            "compare with == or in, or declare the parameter as Integer or Float",
          ),
        );
      return true;
    });
    return findings;
  });
