import type { Json, JsonObject } from "../json.ts";
import type { JsonChange } from "./json-change.ts";

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const NAMES = [
  "InputName",
  "OutputName",
  "ChannelName",
  "DefinitionName",
  "PropertyFileName",
  "VariantName",
  "Name",
  "Key",
];

const nameKey = (items: readonly Json[]): string | undefined =>
  NAMES.find(
    (key) => items.length > 0 && items.every((item) => isObject(item) && typeof item[key] === "string"),
  );

/** Lists whose items have names are compared by name, so that an insertion is not a change of all that follow. */
const byName = (list: readonly Json[], key: string): ReadonlyMap<string, Json> =>
  new Map(list.map((item) => [String((item as JsonObject)[key]), item]));

const diffLists = (before: readonly Json[], after: readonly Json[], path: string): readonly JsonChange[] => {
  const key = nameKey([...before, ...after]);
  if (key === undefined)
    return Array.from({ length: Math.max(before.length, after.length) }).flatMap((_, index) =>
      diffJson(before[index], after[index], `${path}[${index}]`),
    );
  const [old, now] = [byName(before, key), byName(after, key)];
  const changes = [...new Set([...old.keys(), ...now.keys()])].flatMap((name) =>
    diffJson(old.get(name), now.get(name), `${path}['${name}']`),
  );
  const isReordered = changes.length === 0 && [...old.keys()].join("\n") !== [...now.keys()].join("\n");
  return isReordered ? [{ path, before: [...old.keys()], after: [...now.keys()] }] : changes;
};

/** Every difference between two values, at the deepest path that tells it. */
export const diffJson = (
  before: Json | undefined,
  after: Json | undefined,
  path = "",
): readonly JsonChange[] => {
  if (before === after) return [];
  if (Array.isArray(before) && Array.isArray(after))
    return diffLists(before as readonly Json[], after as readonly Json[], path);
  if (isObject(before) && isObject(after))
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
      diffJson(before[key], after[key], path === "" ? key : `${path}.${key}`),
    );
  return [{ path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }];
};
