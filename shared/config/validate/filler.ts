import type * as z from "zod";
import type { Origin, YamlEntry, YamlNode } from "../yaml/yaml-node.ts";

type Definition = {
  readonly type: string;
  readonly options?: readonly z.ZodType[];
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly (string | number | boolean)[];
};

const mapOf = (shape: Readonly<Record<string, z.ZodType>>, origin: Origin): YamlNode => {
  const required = Object.entries(shape).filter(([, schema]) => !schema.safeParse(undefined).success);
  const entries = required.map(([key, schema]): [string, YamlEntry] => [
    key,
    { key: origin, value: filler(schema, origin) },
  ]);
  return { kind: "map", entries: new Map(entries), origin };
};

/** A value that stands in for one that is missing, so that what is beside it can still be checked. */
export const filler = (schema: z.ZodType, origin: Origin): YamlNode => {
  const definition = schema._zod.def as unknown as Definition;
  const next = definition.options?.[0] ?? definition.innerType ?? definition.in;
  if (next !== undefined) return filler(next, origin);
  if (definition.shape !== undefined) return mapOf(definition.shape, origin);
  if (definition.type === "array") return { kind: "list", items: [], origin };
  if (definition.type === "record") return { kind: "map", entries: new Map(), origin };
  const [word = "missing"] = [...(definition.values ?? []), ...Object.values(definition.entries ?? {})];
  return { kind: "scalar", value: definition.type === "number" ? 1 : word, origin };
};
