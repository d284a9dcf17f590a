import type { Place } from "./place.ts";
import type { YamlNode } from "./yaml-node.ts";

const step = (place: Place, key: string | number): Place => {
  const { node } = place;
  const path = [...place.path, key];
  if (node?.kind === "map") {
    const entry = node.entries.get(String(key));
    return entry === undefined
      ? { node: undefined, path, near: place.near }
      : { node: entry.value, path, near: entry.key };
  }
  const item: YamlNode | undefined = node?.kind === "list" ? node.items[Number(key)] : undefined;
  return { node: item, path, near: item?.origin ?? place.near };
};

/** Goes down from a place by keys and indices; where nothing is there, the nearest place above is still known. */
export const child = (place: Place, ...keys: readonly (string | number)[]): Place => keys.reduce(step, place);
