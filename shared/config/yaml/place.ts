import type { Origin, YamlNode } from "./yaml-node.ts";

/** A spot in a config that may be empty: the value there, if any, and the nearest origin to point at. */
export type Place = {
  readonly node: YamlNode | undefined;
  readonly path: readonly (string | number)[];
  readonly near: Origin;
};

/** The place of a whole document or of a part whose path is known. */
export const placeOf = (node: YamlNode, path: readonly (string | number)[] = []): Place => ({
  node,
  path,
  near: node.origin,
});
