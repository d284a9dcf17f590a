import { fitsPattern } from "../../domain/access/fits-pattern.ts";

const valuesOf = (name: string, value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) return value;
  return name === "scope" && typeof value === "string" ? value.split(" ") : [value];
};

/** Whether a claim holds what a policy asks of it: is it, or, as a list or a scope, has it. */
export const fitsClaim = (
  name: string,
  pattern: string,
  claims: Readonly<Record<string, unknown>>,
): boolean =>
  Object.hasOwn(claims, name) &&
  valuesOf(name, claims[name]).some((value) => typeof value === "string" && fitsPattern(pattern, value));
