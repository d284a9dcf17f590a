import { matchesPattern } from "./matches-pattern.ts";
import type { Condition, Operator } from "./statement.ts";

type Context = Readonly<Record<string, readonly string[]>>;

const COMPARE: Readonly<Record<Exclude<Operator, "Null">, (wanted: string, value: string) => boolean>> = {
  StringEquals: (wanted, value) => wanted === value,
  StringLike: matchesPattern,
  Bool: (wanted, value) => wanted.toLowerCase() === value.toLowerCase(),
};

const valuesOf = (context: Context, key: string): readonly string[] | undefined =>
  Object.entries(context).find(([name]) => name.toLowerCase() === key.toLowerCase())?.[1];

/**
 * Tells whether a condition holds for a request. As in AWS, a key that the request lacks fails every operator but
 * `Null`, and `ForAllValues` holds where there is no value at all.
 */
export const isMet = ({ operator, qualifier, key, values }: Condition, context: Context): boolean => {
  const given = valuesOf(context, key);
  if (operator === "Null") return values.includes(String(given === undefined));
  const fits = (value: string): boolean => values.some((wanted) => COMPARE[operator](wanted, value));
  return qualifier === "ForAllValues" ? (given ?? []).every(fits) : (given ?? []).some(fits);
};
