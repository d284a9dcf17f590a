import type { Json } from "../json.ts";

/** The path of a reference; undefined for any other value. */
export const getOf = (value: Json | undefined): string | undefined => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const path = (value as { readonly Get?: Json }).Get;
  return typeof path === "string" ? path : undefined;
};
