import { child } from "../../../config/yaml/child.ts";
import type { Place } from "../../../config/yaml/place.ts";
import type { Emitted } from "../emitted.ts";
import { fromNode } from "../from-node.ts";

/** Metric definitions at a place, in the service's form; undefined where there are none. */
export const metricDefinitions = (place: Place): Emitted => {
  const { node } = place;
  if (node?.kind === "list" && node.items.length > 0)
    return node.items.map((_, index) => ({
      Name: fromNode(child(place, index, "name")),
      Regex: fromNode(child(place, index, "regex")),
    }));
  if (node?.kind !== "map" || node.entries.size === 0) return undefined;
  return [...node.entries.keys()].map((name) => ({ Name: name, Regex: fromNode(child(place, name)) }));
};
