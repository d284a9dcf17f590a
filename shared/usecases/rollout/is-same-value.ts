import { isSameNumber } from "./is-same-number.ts";

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether two values of JSON are the same but for small differences of numbers and the order of members. */
export const isSameValue = (a: unknown, b: unknown, tolerance: number): boolean => {
  if (typeof a === "number" && typeof b === "number") return isSameNumber(a, b, tolerance);
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((each, at) => isSameValue(each, b[at], tolerance));
  if (!isObject(a) || !isObject(b)) return a === b;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && isSameValue(a[name], b[name], tolerance))
  );
};
