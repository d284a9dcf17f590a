import type * as z from "zod";
import { schemasAt } from "./schemas-at.ts";

type Definition = {
  readonly innerType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly in?: z.ZodType;
};

const keysOf = (schema: z.ZodType): readonly string[] => {
  const { shape, options, innerType, in: source } = schema._zod.def as unknown as Definition;
  if (shape !== undefined) return Object.keys(shape);
  if (options !== undefined) return options.flatMap(keysOf);
  const next = innerType ?? source;
  return next === undefined ? [] : keysOf(next);
};

/** The keys that a schema allows at a path, for suggestions. */
export const keysAt = (schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] => [
  ...new Set(schemasAt(schema, path).flatMap(keysOf)),
];
