import { child } from "../../../config/yaml/child.ts";
import type { Place } from "../../../config/yaml/place.ts";
import type { Emitted } from "../emitted.ts";
import { fromNode } from "../from-node.ts";

/** What comes back from a service, in the service's form, in the order of the config. */
export const outputParameters = (place: Place): Emitted => {
  const { node } = place;
  if (node?.kind !== "map" || node.entries.size === 0) return undefined;
  return [...node.entries.keys()].map((name) => ({
    OutputName: name,
    OutputType: fromNode(child(place, name)),
  }));
};
