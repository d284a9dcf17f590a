import { constraintsOf } from "../../../api-constraints/constraints-of.ts";
import type { Shape } from "../../../api-constraints/shape.ts";
import { shapeOfOperation } from "../../../api-constraints/shape-of-operation.ts";
import { stepRequests } from "../../../api-constraints/step-requests.ts";
import { mapExpressions, type ShapedExpression } from "../../align/map-expressions.ts";
import { getOf } from "../../references/get-of.ts";
import { kindOfReference } from "../../references/kind-of-reference.ts";
import { parseReference } from "../../references/parse-reference.ts";
import { referencesIn } from "../../references/references-in.ts";
import { showMemberPath } from "../../references/show-member-path.ts";
import { expansionsOf } from "../expansions-of.ts";
import { found } from "../found.ts";
import type { LintFinding } from "../lint-finding.ts";
import type { LintRule } from "../lint-rule.ts";
import type { LintSubject } from "../lint-subject.ts";

type Parameters = LintSubject["parameters"];

const TAKEN: Readonly<Record<string, readonly string[]>> = {
  string: ["String"],
  integer: ["Integer"],
  long: ["Integer"],
  float: ["Integer", "Float"],
  double: ["Integer", "Float"],
  boolean: ["Boolean"],
};

const COLLECTIONS: Readonly<Record<string, string>> = { list: "Array", map: "Object", structure: "Object" };

const mistyped = (
  { value, shape }: ShapedExpression,
  { parameters, byName }: LintSubject,
): string | undefined => {
  const path = getOf(value);
  const reference = path === undefined ? undefined : parseReference(path);
  const collection = COLLECTIONS[shape.type];
  if (collection !== undefined && reference?.kind !== "step") return `Expecting start of Json ${collection}`;
  const taken = TAKEN[shape.type];
  const isJoin =
    reference === undefined && typeof value === "object" && value !== null && "Std:Join" in value;
  if (isJoin && taken !== undefined && shape.type !== "string")
    return `Cannot assign a string to argument of type [${shape.type}]`;
  if (path === undefined || taken === undefined) return undefined;
  const type = kindOfReference(path, { parameters, stepOf: (name) => byName.get(name)?.step });
  return type === undefined || taken.includes(type)
    ? undefined
    : `Cannot assign property reference [${path}] to argument of type [${taken[0]}]`;
};

const unfit = ({ value, shape }: ShapedExpression, parameters: Parameters): string | undefined => {
  if (shape.type !== "string") return undefined;
  const constraints = constraintsOf(shape as Shape);
  const wrong = expansionsOf(value, parameters).find((text) => constraints.some(({ holds }) => !holds(text)));
  if (wrong === undefined) return undefined;
  const text = constraints
    .filter(({ holds }) => !holds(wrong))
    .map((constraint) => constraint.text)
    .join(", ");
  return `Model Validation failed: with its parameters it becomes '${wrong}', which fails to satisfy: ${text}`;
};

const LONGEST_VALUE = 1024;

/** A parameter that anybody may start with a text too long for the place where it goes, which fails only in the run. */
const mayOverflow = ({ value, shape }: ShapedExpression, parameters: Parameters): string | undefined => {
  const { max, pattern } = shape;
  const isFree =
    shape.enum === undefined && (pattern === undefined || /^\^?(?:\[\\S\\s\]|\.)\*\$?$/.test(pattern));
  if (shape.type !== "string" || max === undefined || max >= LONGEST_VALUE || !isFree) return undefined;
  const name = referencesIn(value, "")
    .flatMap(({ reference }) => (reference.kind === "parameter" ? [reference.name] : []))
    .find((one) => {
      const parameter = parameters.get(one);
      return parameter?.Type === "String" && parameter.EnumValues === undefined;
    });
  return name === undefined
    ? undefined
    : `at most ${max} characters fit here, and a start may give the parameter "${name}" ${LONGEST_VALUE}`;
};

/** Rules 3 and 5: what parameters put into a place fits there, for every value they may have. */
export const expressionsFitTheApi: LintRule = (subject) =>
  subject.steps.flatMap(({ step }) => {
    const request = stepRequests[step.Type];
    if (request === undefined) return [];
    const findings: LintFinding[] = [];
    mapExpressions(step.Arguments, shapeOfOperation(request.create, "input"), {
      path: [],
      visit: (expression) => {
        const at = showMemberPath(`${step.Name}.Arguments`, expression.path);
        const type = mistyped(expression, subject);
        if (type !== undefined)
          findings.push(
            found.error("expression-type", at, type, "refer to something of the type that belongs there"),
          );
        const value = type === undefined ? unfit(expression, subject.parameters) : undefined;
        if (value !== undefined)
          findings.push(
            found.error("parameter-value", at, value, "change the default, or the enum, of the parameter"),
          );
        const overflow =
          type === undefined && value === undefined ? mayOverflow(expression, subject.parameters) : undefined;
        if (overflow !== undefined)
          findings.push(
            found.info("parameter-length", at, overflow, "give the parameter an enum, or start it with care"),
          );
        return expression.value;
      },
    });
    return findings;
  });
