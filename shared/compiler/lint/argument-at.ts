import type { Json } from "../json.ts";

/** The value below a value, by keys; undefined where there is none. */
export const argumentAt = (
  value: Json | undefined,
  ...keys: readonly (string | number)[]
): Json | undefined =>
  keys.reduce<Json | undefined>((below, key) => {
    if (typeof below !== "object" || below === null) return undefined;
    return (below as Readonly<Record<string | number, Json | undefined>>)[key];
  }, value);
