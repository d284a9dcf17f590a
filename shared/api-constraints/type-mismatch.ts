import type { Shape } from "./shape.ts";

type JsonType = "boolean" | "list" | "number" | "object" | "string";

const jsonTypeOf = (value: unknown): JsonType =>
  Array.isArray(value) ? "list" : (typeof value as Exclude<JsonType, "list">);

const EXPECTED: Readonly<Record<Shape["type"], JsonType>> = {
  structure: "object",
  map: "object",
  list: "list",
  string: "string",
  blob: "string",
  boolean: "boolean",
  integer: "number",
  long: "number",
  float: "number",
  double: "number",
  timestamp: "number",
};

const NAMES: Readonly<Partial<Record<Shape["type"], string>>> = {
  boolean: "a Boolean",
  integer: "an Integer",
  long: "a Long",
  float: "a Float",
  double: "a Double",
  timestamp: "a Timestamp",
};

/** Why a JSON value cannot be of an API type, in the words of AWS's parsers; `undefined` where it can. */
export const typeMismatch = (value: unknown, type: Shape["type"]): string | undefined => {
  const actual = jsonTypeOf(value);
  const expected = EXPECTED[type];
  if (expected === "list" || expected === "object")
    return actual === expected
      ? undefined
      : `Expecting start of Json ${expected === "list" ? "Array" : "Object"}`;
  const isWhole = !["integer", "long"].includes(type) || Number.isInteger(value);
  if (actual === expected && isWhole) return undefined;
  if (actual === "list" || actual === "object") return `Start of ${actual} found where not expected`;
  const token = actual === "boolean" ? `${value}`.toUpperCase() : actual.toUpperCase();
  return `${token}_VALUE can not be converted to ${NAMES[type] ?? "a String"}`;
};
