import { fieldAt } from "./field-at.ts";

const COMMIT = /^[0-9a-f]{40}([0-9a-f]{24})?$/;

/** The commit that a payload names at a path; undefined for anything else. */
export const commitAt = (payload: unknown, ...path: readonly string[]): string | undefined => {
  const value = fieldAt(payload, ...path);
  return typeof value === "string" && COMMIT.test(value) ? value : undefined;
};
