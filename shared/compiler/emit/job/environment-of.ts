import { child } from "../../../config/yaml/child.ts";
import type { Place } from "../../../config/yaml/place.ts";
import type { Emitted } from "../emitted.ts";
import { fromPlace } from "../from-place.ts";
import { scalarText } from "./scalar-text.ts";

/** A map of text as it stands at a place; undefined where there is none. */
export const environmentOf = (place: Place): Emitted => {
  const { node } = place;
  if (node?.kind !== "map" || node.entries.size === 0) return undefined;
  return Object.fromEntries(
    [...node.entries].map(([name, { value }]) => [name, fromPlace(child(place, name), scalarText(value))]),
  );
};
