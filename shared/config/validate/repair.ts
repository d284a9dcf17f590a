import type * as z from "zod";
import type { YamlEntry, YamlMap, YamlNode } from "../yaml/yaml-node.ts";
import { filler } from "./filler.ts";
import { keysAt } from "./keys-at.ts";
import { nearest } from "./nearest.ts";
import { schemasAt } from "./schemas-at.ts";

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];
type Change = (node: YamlNode | undefined, owner: YamlNode) => YamlNode | undefined;

const withEntry = (node: YamlMap, name: string, value: YamlNode | undefined): YamlMap => {
  const entries = new Map<string, YamlEntry>(node.entries);
  if (value === undefined) entries.delete(name);
  else entries.set(name, { key: entries.get(name)?.key ?? node.origin, value });
  return { ...node, entries };
};

const changeAt = (node: YamlNode, [key, ...rest]: Path, change: Change): YamlNode | undefined => {
  if (key === undefined) return change(node, node);
  const below = (value: YamlNode | undefined): YamlNode | undefined =>
    rest.length === 0 ? change(value, node) : value && changeAt(value, rest, change);
  if (node.kind === "map") {
    const name = String(key);
    return withEntry(node, name, below(node.entries.get(name)?.value));
  }
  if (node.kind !== "list") return node;
  const items = node.items.flatMap((item, index) => (index === key ? (below(item) ?? []) : item));
  return { ...node, items };
};

/** Takes a misspelt key for the known one that was probably meant, unless that is there too. */
const respell = (map: YamlMap, key: string, known: readonly string[]): YamlMap => {
  const near = nearest(key, known) ?? key;
  const renamed = [...map.entries].flatMap(([name, entry]): [string, YamlEntry][] => {
    if (name !== key) return [[name, entry]];
    return near === key || map.entries.has(near) ? [] : [[near, entry]];
  });
  return { ...map, entries: new Map(renamed) };
};

type Repair = { readonly schema: z.ZodType; readonly removes: boolean };

const repairOne = (node: YamlNode, issue: Issue, { schema, removes }: Repair): YamlNode | undefined => {
  if (issue.code === "unrecognized_keys") {
    const known = keysAt(schema, issue.path);
    return changeAt(node, issue.path, (map) =>
      map?.kind === "map" ? issue.keys.reduce((left, key) => respell(left, key, known), map) : map,
    );
  }
  const [expected] = schemasAt(schema, issue.path);
  return changeAt(node, issue.path, (value, owner) =>
    removes || expected === undefined ? undefined : filler(expected, (value ?? owner).origin),
  );
};

/**
 * A value with stand-ins for what issues say is wrong or missing, and with misspelt keys taken for what was meant;
 * `removes` takes the wrong parts out instead. Undefined where nothing would be left.
 */
export const repair = (node: YamlNode, issues: readonly Issue[], how: Repair): YamlNode | undefined =>
  // From the back, since removing an item of a list moves those after it.
  issues
    .toReversed()
    .reduce<YamlNode | undefined>((left, issue) => left && repairOne(left, issue, how), node);
