import { child } from "../../config/yaml/child.ts";
import type { Place } from "../../config/yaml/place.ts";
import { scalarText } from "../emit/job/scalar-text.ts";

/** Tags at a place as plain data. */
export const tagRecord = (place: Place): Readonly<Record<string, string>> => {
  const { node } = place;
  if (node?.kind === "map")
    return Object.fromEntries([...node.entries].map(([name, { value }]) => [name, scalarText(value)]));
  if (node?.kind !== "list") return {};
  return Object.fromEntries(
    node.items.map((_, index) => {
      const [key, value] = [child(place, index, "Key").node, child(place, index, "Value").node];
      return [key === undefined ? "" : scalarText(key), value === undefined ? "" : scalarText(value)];
    }),
  );
};
