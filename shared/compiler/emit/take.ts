import { child } from "../../config/yaml/child.ts";
import { type Emitted, Sourced } from "./emitted.ts";
import { fromPlace } from "./from-place.ts";
import type { Section } from "./section.ts";

/** The value of a key, else a default; it remembers which it is. */
export const take = <T extends object, K extends keyof T & string>(
  section: Section<T>,
  key: K,
  fallback?: Emitted,
): Emitted => {
  const value = section.value[key] as Emitted;
  if (value !== undefined && value !== null) return fromPlace(child(section.place, key), value);
  return fallback === undefined || fallback instanceof Sourced
    ? fallback
    : new Sourced(fallback, { kind: "default" });
};
