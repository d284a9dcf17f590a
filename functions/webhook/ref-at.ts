import { fieldAt } from "./field-at.ts";

// Twice what GitHub lets a reference be called, so that no event grows by what somebody else made up.
const LONGEST = 512;

/** The name of a reference or branch that a payload holds at a path; undefined for anything else. */
export const refAt = (payload: unknown, ...path: readonly string[]): string | undefined => {
  const value = fieldAt(payload, ...path);
  return typeof value === "string" && value.length > 0 && value.length <= LONGEST ? value : undefined;
};
