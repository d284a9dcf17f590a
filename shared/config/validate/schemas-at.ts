import type * as z from "zod";

type Definition = {
  readonly innerType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly in?: z.ZodType;
};

const inward = (schema: z.ZodType, key: PropertyKey): readonly z.ZodType[] => {
  const {
    shape,
    element,
    valueType,
    options,
    innerType,
    in: source,
  } = schema._zod.def as unknown as Definition;
  if (options !== undefined) return options.flatMap((option) => inward(option, key));
  if (innerType !== undefined) return inward(innerType, key);
  if (source !== undefined) return inward(source, key);
  const next = shape?.[String(key)] ?? element ?? valueType;
  return next === undefined ? [] : [next];
};

/** The schemas that a schema has at a path: several below a union. */
export const schemasAt = (schema: z.ZodType, path: readonly PropertyKey[]): readonly z.ZodType[] =>
  path.reduce<readonly z.ZodType[]>((found, key) => found.flatMap((one) => inward(one, key)), [schema]);
