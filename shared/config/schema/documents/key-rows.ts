import type { JSONSchema } from "zod/v4/core";
import { typeWords } from "./type-words.ts";

type Schema = JSONSchema.BaseSchema;

/** One key of a section, however deep it stands in it. */
export type KeyRow = {
  readonly key: string;
  readonly types: readonly string[];
  readonly isRequired: boolean;
  readonly isInert: boolean;
  readonly description: string;
};

const itemOf = ({ items }: Schema): Schema | undefined =>
  typeof items === "object" && !Array.isArray(items) ? (items as Schema) : undefined;

/** What lies below a value: maps themselves, members of open maps and items of lists, whichever branch allows them. */
const below = (schema: Schema, path: string): readonly (readonly [path: string, schema: Schema])[] => {
  const branches = (schema.anyOf ?? schema.oneOf ?? []) as readonly Schema[];
  const item = itemOf(schema);
  const { additionalProperties: members } = schema;
  return [
    ...branches.flatMap((one) => below(one, path)),
    ...(schema.properties === undefined ? [] : [[path, schema] as const]),
    ...(item === undefined ? [] : below(item, `${path}[]`)),
    ...(typeof members === "object" ? below(members as Schema, `${path}.<name>`) : []),
  ];
};

/** Of a map that may also stand alone, the rows of the list are the same again. */
const isRepeated = ({ key }: KeyRow, rows: readonly KeyRow[]): boolean =>
  key.includes("[].") && rows.some((other) => other.key === key.replace("[].", "."));

const allRows = (schema: Schema, prefix: string): readonly KeyRow[] =>
  below(schema, prefix).flatMap(([path, { properties = {}, required = [] }]) =>
    Object.entries(properties as Readonly<Record<string, Schema>>).flatMap(([name, value]) => {
      const key = path === "" ? name : `${path}.${name}`;
      const row = {
        key,
        types: typeWords(value),
        isRequired: required.includes(name),
        isInert: value.deprecated === true,
        description: value.description ?? "",
      };
      return [row, ...allRows(value, key)];
    }),
  );

/** Every key that a schema knows, those inside its maps and lists included. */
export const keyRows = (schema: Schema): readonly KeyRow[] => {
  const rows = allRows(schema, "");
  return rows.filter((row) => !isRepeated(row, rows));
};
