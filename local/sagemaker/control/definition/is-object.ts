import type { JsonObject } from "./definition.ts";

/** Tells a JSON object from lists, scalars and nothing. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
