import type { z } from "zod";

type Definition = {
  readonly type: string;
  readonly innerType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly in?: z.ZodType;
};

const definitionOf = (schema: z.ZodType): Definition => schema._zod.def as unknown as Definition;

const inward = (schema: z.ZodType, key: PropertyKey): readonly z.ZodType[] => {
  const { shape, element, valueType, options, innerType, in: source } = definitionOf(schema);
  if (options !== undefined) return options.flatMap((option) => inward(option, key));
  if (innerType !== undefined) return inward(innerType, key);
  if (source !== undefined) return inward(source, key);
  const next = shape?.[String(key)] ?? element ?? valueType;
  return next === undefined ? [] : [next];
};

const keysOf = (schema: z.ZodType): readonly string[] => {
  const { shape, options, innerType, in: source } = definitionOf(schema);
  if (shape !== undefined) return Object.keys(shape);
  if (options !== undefined) return options.flatMap(keysOf);
  const next = innerType ?? source;
  return next === undefined ? [] : keysOf(next);
};

/** The keys that a schema allows at a path, for suggestions. */
export const keysAt = (schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] => {
  const schemas = path.reduce<readonly z.ZodType[]>(
    (found, key) => found.flatMap((one) => inward(one, key)),
    [schema],
  );
  return [...new Set(schemas.flatMap(keysOf))];
};
