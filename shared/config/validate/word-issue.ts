import type * as z from "zod";

type Raw = z.core.$ZodRawIssue;

const KINDS: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a map",
  record: "a map",
};

const UNITS: Readonly<Record<string, string>> = { string: " character", array: " item" };

const bound = (word: string, origin: string, limit: number | bigint): string => {
  const unit = UNITS[origin];
  return `expected ${word} ${limit}${unit === undefined ? "" : `${unit}${limit === 1 ? "" : "s"}`}`;
};

const EXPECTED = /^expected /;

/** What each branch of a union wants, in one sentence. */
const either = (branches: readonly (readonly z.core.$ZodIssue[])[]): string => {
  const wants = branches.flatMap(([first]) =>
    first === undefined ? [] : first.message.replace(EXPECTED, ""),
  );
  return `expected ${[...new Set(wants)].join(", or ")}`;
};

/** Says in a config author's words what a validator wanted where it says nothing of its own. */
export const wordIssue = (issue: Raw): string => {
  if (issue.code === "invalid_type") return `expected ${KINDS[issue.expected] ?? issue.expected}`;
  if (issue.code === "invalid_value") return `expected ${issue.values.map(String).join(" or ")}`;
  if (issue.code === "too_small") return bound("at least", issue.origin, issue.minimum);
  if (issue.code === "too_big") return bound("at most", issue.origin, issue.maximum);
  if (issue.code === "invalid_union") return either(issue.errors);
  return "this value is not allowed";
};
