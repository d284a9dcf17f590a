import { isCidr } from "./matches-cidr.ts";

/** Why a matcher is no matcher, or nothing. */
type Check = (argument: unknown) => string | undefined;

const isText = (value: unknown): value is string => typeof value === "string";
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const onlyEntry = (value: Readonly<Record<string, unknown>>): readonly [string, unknown] | undefined => {
  const entries = Object.entries(value);
  return entries.length === 1 ? entries[0] : undefined;
};

const text: Check = (argument) => (isText(argument) ? undefined : "must be a string");

const textInAnyCase: Check = (argument) => {
  if (isText(argument)) return undefined;
  const [name, value] = (isObject(argument) && onlyEntry(argument)) || [];
  return name === "equals-ignore-case" && isText(value)
    ? undefined
    : 'must be a string or {"equals-ignore-case": string}';
};

const wildcard: Check = (argument) => {
  if (!isText(argument)) return "must be a string";
  const withoutEscapes = argument.replace(/\\[*\\]/g, "x");
  if (withoutEscapes.includes("\\")) return "has a backslash that escapes nothing";
  return withoutEscapes.includes("**") ? "must not have two wildcards in a row" : undefined;
};

const FURTHEST = 5_000_000_000;

const numeric: Check = (argument) => {
  if (!Array.isArray(argument) || argument.length === 0) return "must be a list of comparisons";
  const [first, low, second, high, ...rest] = argument as unknown[];
  const bounds = argument.length > 2 ? [low, high] : [low];
  if (bounds.some((bound) => typeof bound !== "number" || Math.abs(bound) > FURTHEST))
    return `must compare with numbers between -${FURTHEST} and ${FURTHEST}`;
  if (argument.length === 2)
    return ["=", "<", "<=", ">", ">="].includes(first as string) ? undefined : `has no comparison "${first}"`;
  if (rest.length > 0 || ![">", ">="].includes(first as string) || !["<", "<="].includes(second as string))
    return 'must be one comparison, or a range such as [">", 0, "<=", 5]';
  return (low as number) < (high as number) ? undefined : "has a range whose bottom is not below its top";
};

const someOf =
  (check: Check): Check =>
  (argument) => {
    if (!Array.isArray(argument)) return check(argument);
    if (argument.length === 0) return "must not be an empty list";
    return argument.map(check).find((reason) => reason !== undefined);
  };

const excludedValue: Check = (argument) =>
  ["string", "number"].includes(typeof argument) ? undefined : "must hold strings or numbers";

const EXCLUSIONS: Readonly<Record<string, Check>> = {
  prefix: someOf(textInAnyCase),
  suffix: someOf(textInAnyCase),
  "equals-ignore-case": someOf(text),
  wildcard: someOf(wildcard),
};

const anythingBut: Check = (argument) => {
  if (!isObject(argument)) {
    const kinds = new Set((Array.isArray(argument) ? argument : []).map((value) => typeof value));
    return kinds.size > 1 ? "must hold either strings or numbers, not both" : someOf(excludedValue)(argument);
  }
  const [name = "", value] = onlyEntry(argument) ?? [];
  const check = EXCLUSIONS[name];
  return check ? check(value) : `must hold one of ${Object.keys(EXCLUSIONS).join(", ")}`;
};

const MATCHERS: Readonly<Record<string, Check>> = {
  "anything-but": anythingBut,
  cidr: (argument) => (isText(argument) && isCidr(argument) ? undefined : "must be an IP address range"),
  "equals-ignore-case": text,
  exists: (argument) => (typeof argument === "boolean" ? undefined : "must be true or false"),
  numeric,
  prefix: textInAnyCase,
  suffix: textInAnyCase,
  wildcard,
};

/** Why EventBridge would refuse a matcher, in words that follow its path; nothing for a good one. */
export const checkMatcher = (matcher: unknown): string | undefined => {
  if (matcher === null || ["string", "number", "boolean"].includes(typeof matcher)) return undefined;
  if (!isObject(matcher)) return "must hold strings, numbers, true, false, null or match expressions";
  const entry = onlyEntry(matcher);
  if (!entry) return "must hold match expressions of exactly one key";
  const [name, argument] = entry;
  const check = MATCHERS[name];
  if (!check) return `has an unrecognized match type ${name}`;
  const reason = check(argument);
  return reason && `${name} ${reason}`;
};
