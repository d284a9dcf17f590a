import { matchesCidr } from "./matches-cidr.ts";
import { matchesNumeric } from "./matches-numeric.ts";
import { matchesWildcard } from "./matches-wildcard.ts";
import type { AnythingBut, Matcher, Scalar, Text } from "./pattern.ts";

const matchesText = (text: Text, value: Scalar, test: (value: string, text: string) => boolean): boolean => {
  if (typeof value !== "string") return false;
  return typeof text === "string"
    ? test(value, text)
    : test(value.toLowerCase(), text["equals-ignore-case"].toLowerCase());
};

const isEqual = (value: string, text: string): boolean => value === text;
const startsWith = (value: string, text: string): boolean => value.startsWith(text);
const endsWith = (value: string, text: string): boolean => value.endsWith(text);

const listed = <Value>(value: Value | readonly Value[]): readonly Value[] =>
  Array.isArray(value) ? value : [value as Value];

const isExcluded = (excluded: AnythingBut, value: Scalar): boolean => {
  if (typeof excluded !== "object" || Array.isArray(excluded))
    return listed(excluded as string | number | readonly (string | number)[]).some((one) => one === value);
  if ("prefix" in excluded)
    return listed(excluded.prefix).some((one) => matchesScalar({ prefix: one }, value));
  if ("suffix" in excluded)
    return listed(excluded.suffix).some((one) => matchesScalar({ suffix: one }, value));
  if ("wildcard" in excluded)
    return listed(excluded.wildcard).some((one) => matchesScalar({ wildcard: one }, value));
  if ("equals-ignore-case" in excluded)
    return listed(excluded["equals-ignore-case"]).some((one) =>
      matchesScalar({ "equals-ignore-case": one }, value),
    );
  return false;
};

/** Whether one value of an event is what one matcher of a pattern asks for. */
export const matchesScalar = (matcher: Matcher, value: Scalar): boolean => {
  if (typeof matcher !== "object" || matcher === null) return matcher === value;
  if ("exists" in matcher) return matcher.exists;
  if ("prefix" in matcher) return matchesText(matcher.prefix, value, startsWith);
  if ("suffix" in matcher) return matchesText(matcher.suffix, value, endsWith);
  if ("equals-ignore-case" in matcher) return matchesText(matcher, value, isEqual);
  if ("wildcard" in matcher) return matchesText(matcher.wildcard, value, matchesWildcard);
  if ("numeric" in matcher) return typeof value === "number" && matchesNumeric(value, matcher.numeric);
  if ("cidr" in matcher) return typeof value === "string" && matchesCidr(value, matcher.cidr);
  return !isExcluded(matcher["anything-but"], value);
};
