import type { Json } from "../json.ts";
import { argumentAt } from "./argument-at.ts";

/** The list below a value, by keys; empty where there is none. */
export const listAt = (value: Json | undefined, ...keys: readonly (string | number)[]): readonly Json[] => {
  const below = argumentAt(value, ...keys);
  return Array.isArray(below) ? (below as readonly Json[]) : [];
};
