import { findShape } from "./find-shape.ts";
import type { Shape } from "./shape.ts";

const below = (shape: Shape, key: string | number): string | undefined => {
  if (shape.type === "structure")
    return Object.hasOwn(shape.members ?? {}, key) ? shape.members?.[key] : undefined;
  if (shape.type === "map") return typeof key === "string" ? shape.value : undefined;
  // Pipelines may name an element of some lists instead of counting, so any key is a list's key.
  return shape.type === "list" ? shape.member : undefined;
};

/** The shape that a path of member names, map keys and list indices leads to from `root`, if any. */
export const findShapeAt = (root: string, path: readonly (string | number)[]): Shape | undefined => {
  let name: string | undefined = root;
  for (const key of path) {
    name = below(findShape(name), key);
    if (name === undefined) return undefined;
  }
  return findShape(name);
};
