import { isObject } from "../is-object.ts";
import type { Rule } from "../rule.ts";
import { unparsable } from "../unparsable.ts";

type Shape = { readonly operands: readonly string[]; readonly lists?: readonly string[] };

const COMPARISON: Shape = { operands: ["LeftValue", "RightValue"] };

const CONDITIONS: Readonly<Record<string, Shape>> = {
  Equals: COMPARISON,
  GreaterThan: COMPARISON,
  GreaterThanOrEqualTo: COMPARISON,
  LessThan: COMPARISON,
  LessThanOrEqualTo: COMPARISON,
  In: { operands: ["QueryValue", "Values"], lists: ["Values"] },
  Not: { operands: ["Condition"] },
  Or: { operands: ["Conditions"], lists: ["Conditions"] },
};

const innerOf = (condition: Readonly<Record<string, unknown>>): readonly unknown[] => {
  if (condition.Type === "Not") return condition.Condition === undefined ? [] : [condition.Condition];
  return condition.Type === "Or" && Array.isArray(condition.Conditions) ? condition.Conditions : [];
};

const problemsOf = (condition: unknown, where: string): readonly string[] => {
  if (!isObject(condition)) return [unparsable(`Expecting start of Json Object at ${where}.`)];
  const shape = CONDITIONS[String(condition.Type)];
  if (!shape) return [unparsable(`Unknown condition type '${condition.Type}' at ${where}.`)];
  const { operands, lists = [] } = shape;
  const missing = operands.filter((name) => condition[name] === undefined || condition[name] === null);
  const unknown = Object.keys(condition).filter((name) => name !== "Type" && !operands.includes(name));
  const empty = lists.filter((name) => {
    const list = condition[name];
    return !missing.includes(name) && (!Array.isArray(list) || list.length === 0);
  });
  return [
    ...missing.map((name) => unparsable(`Missing required property '${name}' at ${where}.`)),
    ...unknown.map((name) => unparsable(`Cannot parse object, unknown property '${name}' at ${where}.`)),
    ...empty.map((name) => `${name} must have at least one member at ${where}.`),
    ...innerOf(condition).flatMap((inner) => problemsOf(inner, where)),
  ];
};

const ARGUMENTS = ["Conditions", "IfSteps", "ElseSteps"];

/** Condition steps have conditions, of the types that the service has, with all operands. */
export const conditionsAreWhole: Rule = ({ steps }) =>
  steps
    .filter(({ step }) => step.Type === "Condition")
    .flatMap(({ step: { Name, Arguments = {} } }) => {
      const { Conditions } = Arguments;
      const where = `Condition step '${Name}'`;
      return [
        ...Object.keys(Arguments)
          .filter((name) => !ARGUMENTS.includes(name))
          .map((name) => unparsable(`Unknown Argument member '${name}' at ${where}.`)),
        ...(Array.isArray(Conditions) && Conditions.length > 0
          ? Conditions.flatMap((condition) => problemsOf(condition, where))
          : [`${where} must have at least one condition.`]),
      ];
    });
