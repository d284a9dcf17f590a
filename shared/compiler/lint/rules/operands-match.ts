import type { Json } from "../../json.ts";
import { getOf } from "../../references/get-of.ts";
import { parseReference } from "../../references/parse-reference.ts";
import { walkJson } from "../../references/walk-json.ts";
import { argumentAt } from "../argument-at.ts";
import { found } from "../found.ts";
import type { LintRule } from "../lint-rule.ts";
import type { LintSubject } from "../lint-subject.ts";

type Kind = "number" | "string" | "boolean";

const kindOf = ({ parameters }: LintSubject, value: Json | undefined): Kind | undefined => {
  if (typeof value === "number" || typeof value === "string" || typeof value === "boolean")
    return typeof value as Kind;
  if (argumentAt(value, "Std:Join") !== undefined) return "string";
  const path = getOf(value);
  const reference = path === undefined ? undefined : parseReference(path);
  if (reference?.kind !== "parameter") return undefined;
  const type = parameters.get(reference.name)?.Type;
  if (type === "String") return "string";
  if (type === "Boolean") return "boolean";
  return type === undefined ? undefined : "number";
};

/** Rule 15: operands are of one type, and only numbers are put in order. */
export const operandsMatch: LintRule = (subject) =>
  subject.steps.flatMap(({ step }) => {
    if (step.Type !== "Condition") return [];
    const findings: ReturnType<typeof found.error>[] = [];
    walkJson(step.Arguments.Conditions, `${step.Name}.Arguments.Conditions`, (value, path) => {
      const type = argumentAt(value, "Type");
      const kinds = ["LeftValue", "RightValue"].map((side) => kindOf(subject, argumentAt(value, side)));
      const [left, right] = kinds;
      if (left !== undefined && right !== undefined && left !== right)
        findings.push(
          found.error(
            "operand-types",
            path,
            `a ${left} is compared with a ${right}, which never agree`,
            "compare values of one type",
          ),
        );
      else if (
        typeof type === "string" &&
        /Than/.test(type) &&
        kinds.some((kind) => kind === "string" || kind === "boolean")
      )
        findings.push(
          found.error(
            "operand-order",
            path,
            `${type} puts numbers in order, not a ${kinds.find((kind) => kind !== "number" && kind !== undefined)}`,
            "compare with == or in, or declare the parameter as Integer or Float",
          ),
        );
      return true;
    });
    return findings;
  });
