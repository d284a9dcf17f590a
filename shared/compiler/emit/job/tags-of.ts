import { child } from "../../../config/yaml/child.ts";
import type { Place } from "../../../config/yaml/place.ts";
import type { Emitted } from "../emitted.ts";
import { fromPlace } from "../from-place.ts";
import { scalarText } from "./scalar-text.ts";

const textAt = (place: Place): Emitted =>
  place.node === undefined ? undefined : fromPlace(place, scalarText(place.node));

/** Tags at a place, in the service's form; undefined where there are none. */
export const tagsOf = (place: Place): Emitted => {
  const { node } = place;
  if (node?.kind === "list" && node.items.length > 0)
    return node.items.map((_, index) => {
      const at = child(place, index);
      return { Key: textAt(child(at, "Key")), Value: textAt(child(at, "Value")) };
    });
  if (node?.kind !== "map" || node.entries.size === 0) return undefined;
  return [...node.entries.keys()].map((name) => ({ Key: name, Value: textAt(child(place, name)) }));
};
