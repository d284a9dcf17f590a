import { child } from "../../config/yaml/child.ts";
import type { Place } from "../../config/yaml/place.ts";
import type { Emitted } from "./emitted.ts";
import { fromPlace } from "./from-place.ts";
import { scalarText } from "./job/scalar-text.ts";

/** A list of text as it stands at a place; undefined where there is none. */
export const listOf = ({ ...place }: Place): Emitted => {
  const { node } = place;
  if (node?.kind !== "list" || node.items.length === 0) return undefined;
  return node.items.map((item, index) => fromPlace(child(place, index), scalarText(item)));
};
