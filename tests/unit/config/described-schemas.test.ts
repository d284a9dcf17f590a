import { describe, expect, it } from "@jest/globals";
import { publishedSchemas } from "../../../shared/config/schema/documents/published-schemas.ts";

type Schema = {
  readonly description?: string;
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly definitions?: Readonly<Record<string, Schema>>;
};

const undescribed = (root: Schema): readonly string[] => {
  // What an editor shows of a key: its own words, or those of the definition it refers to.
  const isDescribed = ({ description, $ref, allOf = [] }: Schema): boolean => {
    const target = root.definitions?.[$ref?.slice("#/definitions/".length) ?? ""];
    return (
      description !== undefined || (target !== undefined && isDescribed(target)) || allOf.some(isDescribed)
    );
  };
  const walk = (schema: Schema, path: string): readonly string[] => {
    const { properties = {}, ...others } = schema;
    const silent = Object.entries(properties).filter(([, one]) => !isDescribed(one));
    return [
      ...silent.map(([key]) => `${path}.${key}`),
      ...Object.entries({ ...properties, ...others }).flatMap(([key, below]) =>
        typeof below === "object" ? walk(below as Schema, `${path}.${key}`) : [],
      ),
    ];
  };
  return walk(root, "");
};

describe("every key of the published schemas", () => {
  it.each(Object.entries(publishedSchemas()))("is described in %s", (_, schema) => {
    expect(undescribed(JSON.parse(JSON.stringify(schema)) as Schema)).toEqual([]);
  });
});
