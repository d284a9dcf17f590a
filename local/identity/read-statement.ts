import type { Condition, Operator, Qualifier, Statement } from "./statement.ts";

const MEMBERS = ["Sid", "Effect", "Action", "Resource", "Condition"];
const OPERATORS: readonly Operator[] = ["StringEquals", "StringLike", "Bool", "Null"];
const QUALIFIERS: readonly Qualifier[] = ["ForAllValues", "ForAnyValue"];

const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value : [value]).map(String);

const unread = (what: string): Error => new Error(`the local system does not evaluate ${what} of a policy`);

const readConditions = (name: string, keys: Readonly<Record<string, unknown>>): readonly Condition[] => {
  const parts = name.split(":");
  const operator = OPERATORS.find((each) => each === parts.at(-1));
  const qualifier = QUALIFIERS.find((each) => each === parts[0]);
  if (!operator || parts.length !== (qualifier ? 2 : 1)) throw unread(`the condition ${name}`);
  return Object.entries(keys).map(([key, values]) => ({
    operator,
    ...(qualifier ? { qualifier } : {}),
    key,
    values: listOf(values),
  }));
};

/**
 * Reads a statement of an identity policy whose references are resolved. What the evaluator does not know is an error,
 * never a statement that means less than it says.
 */
export const readStatement = (statement: Readonly<Record<string, unknown>>): Statement => {
  const foreign = Object.keys(statement).find((member) => !MEMBERS.includes(member));
  if (foreign !== undefined) throw unread(foreign);
  const { Effect, Action, Resource, Condition = {} } = statement;
  if (Effect !== "Allow" && Effect !== "Deny") throw unread(`the effect ${Effect}`);
  const resources = listOf(Resource);
  const variable = resources.find((resource) => resource.includes("${"));
  if (variable !== undefined) throw unread(`the variable in ${variable}`);
  return {
    effect: Effect,
    actions: listOf(Action),
    resources,
    conditions: Object.entries(Condition as Record<string, Record<string, unknown>>).flatMap(([name, keys]) =>
      readConditions(name, keys),
    ),
  };
};
