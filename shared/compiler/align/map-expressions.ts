import { findShape } from "../../api-constraints/find-shape.ts";
import type { Shape } from "../../api-constraints/shape.ts";
import type { Json, JsonObject } from "../json.ts";
import { isExpression } from "../references/is-expression.ts";

export type ShapedExpression = {
  readonly value: Json;
  readonly shape: Shape;
  readonly path: readonly (string | number)[];
};

/** Replaces, or just visits, every expression of a value, told what kind of value belongs there. */
export const mapExpressions = (
  value: Json,
  name: string | undefined,
  {
    path,
    visit,
  }: { readonly path: readonly (string | number)[]; readonly visit: (found: ShapedExpression) => Json },
): Json => {
  if (name === undefined || typeof value !== "object" || value === null) return value;
  const shape = findShape(name);
  if (isExpression(value)) return visit({ value, shape, path });
  if (Array.isArray(value))
    return value.map((item: Json, index) =>
      mapExpressions(item, shape.member, { path: [...path, index], visit }),
    );
  const below = (key: string): string | undefined => {
    if (shape.type === "map") return shape.value;
    return Object.hasOwn(shape.members ?? {}, key) ? shape.members?.[key] : undefined;
  };
  return Object.fromEntries(
    Object.entries(value as JsonObject).map(([key, item]) => [
      key,
      mapExpressions(item, below(key), { path: [...path, key], visit }),
    ]),
  );
};
