import { child } from "../../config/yaml/child.ts";
import type { Place } from "../../config/yaml/place.ts";
import type { Emitted } from "./emitted.ts";
import { fromPlace } from "./from-place.ts";

/** Everything below a place, as it is written there. */
export const fromNode = (place: Place): Emitted => {
  const { node } = place;
  if (node === undefined) return undefined;
  if (node.kind === "scalar") return fromPlace(place, node.value);
  if (node.kind === "list")
    return fromPlace(
      place,
      node.items.map((_, index) => fromNode(child(place, index))),
    );
  return fromPlace(
    place,
    Object.fromEntries([...node.entries.keys()].map((key) => [key, fromNode(child(place, key))])),
  );
};
