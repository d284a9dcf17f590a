import type { Json } from "../json.ts";

/** The keys of an object; empty for anything else. */
export const keysOf = (value: Json | undefined): readonly string[] =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
