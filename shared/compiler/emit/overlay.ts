import { type Emitted, type EmittedObject, Sourced } from "./emitted.ts";

const objectOf = (value: Emitted): EmittedObject | undefined => {
  const bare = value instanceof Sourced ? value.value : value;
  return typeof bare === "object" && bare !== null && !Array.isArray(bare) && !(bare instanceof Sourced)
    ? (bare as EmittedObject)
    : undefined;
};

const isNull = (value: Emitted): boolean => (value instanceof Sourced ? value.value : value) === null;

/** Lays one value over another: maps merge, null removes, anything else replaces. */
export const overlay = (base: Emitted, over: Emitted): Emitted => {
  if (over === undefined) return base;
  if (isNull(over)) return undefined;
  const [below, above] = [objectOf(base), objectOf(over)];
  if (above === undefined) return over;
  const keys = new Set([...Object.keys(below ?? {}), ...Object.keys(above)]);
  const merged = Object.fromEntries([...keys].map((key) => [key, overlay(below?.[key], above[key])]));
  return below === undefined && over instanceof Sourced ? new Sourced(merged, over.origin) : merged;
};
