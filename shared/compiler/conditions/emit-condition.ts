import type { ConditionSource } from "../../config/schema/condition.ts";
import { child } from "../../config/yaml/child.ts";
import type { Place } from "../../config/yaml/place.ts";
import type { Emitted } from "../emit/emitted.ts";
import { fromPlace } from "../emit/from-place.ts";
import type { PlannedStep } from "../plan/planned-step.ts";
import type { Scope } from "../scope.ts";
import { emitOperand } from "./emit-operand.ts";
import { negate } from "./negate.ts";

const TYPES: Readonly<Record<string, string>> = {
  "==": "Equals",
  "!=": "Equals",
  ">": "GreaterThan",
  ">=": "GreaterThanOrEqualTo",
  "<": "LessThan",
  "<=": "LessThanOrEqualTo",
};

const FORMS = ["any", "all", "not", "op"] as const;

const malformed = (scope: Scope, place: Place, message: string): undefined => {
  const hint =
    'write {metric: path, op: ">=", value: 0.7}, {left: …, op: "==", value: …}, or any, all, not of such';
  scope.report(place, { code: "condition", severity: "error", message, hint });
  return undefined;
};

const problemOf = (source: ConditionSource): string | undefined => {
  const forms = FORMS.filter((form) => source[form] !== undefined);
  if (forms.length !== 1)
    return forms.length === 0
      ? 'a condition needs "op"'
      : `a condition is one of ${forms.join(", ")}, not several`;
  if (forms[0] !== "op") return undefined;
  if ((source.metric === undefined) === (source.left === undefined))
    return 'a comparison needs either "metric" or "left"';
  if (source.value === undefined) return 'a comparison needs "value"';
  const isList = Array.isArray(source.value);
  const takesList = source.op === "in" || source.op === "not in";
  if (isList !== takesList)
    return takesList ? `"${source.op}" needs a list as value` : `"${source.op}" needs one value, not a list`;
  return undefined;
};

const compare = (source: ConditionSource, left: Emitted, right: Emitted): Emitted => {
  const isNegative = source.op === "!=" || source.op === "not in";
  const positive =
    source.op === "in" || source.op === "not in"
      ? { Type: "In", QueryValue: left, Values: right }
      : { Type: TYPES[source.op ?? "=="] ?? "Equals", LeftValue: left, RightValue: right };
  return isNegative ? negate([positive]) : positive;
};

type At = { readonly source: ConditionSource; readonly place: Place };

/** A condition in the service's form; undefined, after a report, when it makes no sense. */
export const emitCondition = (scope: Scope, owner: PlannedStep, { source, place }: At): Emitted => {
  const problem = problemOf(source);
  if (problem !== undefined) return malformed(scope, place, problem);
  const within = (conditions: readonly ConditionSource[], key: "any" | "all"): readonly Emitted[] =>
    conditions.map((one, index) =>
      emitCondition(scope, owner, { source: one, place: child(place, key, index) }),
    );
  if (source.any !== undefined) return { Type: "Or", Conditions: within(source.any, "any") };
  // The service knows no And below the top: a conjunction is the opposite of "one of them does not hold".
  if (source.all !== undefined) return negate([negate(within(source.all, "all"))]);
  if (source.not !== undefined)
    return negate([emitCondition(scope, owner, { source: source.not, place: child(place, "not") })]);
  const right = fromPlace(child(place, "value"), source.value as Emitted);
  return fromPlace(place, compare(source, emitOperand(scope, owner, { source, place }), right));
};
