import type { z } from "zod";
import type { YamlEntry, YamlNode } from "../yaml/yaml-node.ts";
import { filler } from "./filler.ts";
import { schemasAt } from "./schemas-at.ts";

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];
type Change = (node: YamlNode | undefined, owner: YamlNode) => YamlNode | undefined;

const withEntry = (node: YamlNode & { kind: "map" }, name: string, value: YamlNode | undefined): YamlNode => {
  const entries = new Map<string, YamlEntry>(node.entries);
  if (value === undefined) entries.delete(name);
  else entries.set(name, { key: entries.get(name)?.key ?? node.origin, value });
  return { ...node, entries };
};

const changeAt = (node: YamlNode, [key, ...rest]: Path, change: Change): YamlNode => {
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

const isEmpty = (node: YamlNode | undefined): boolean =>
  node === undefined || (node.kind === "scalar" && node.value === null);

const repairOne = (schema: z.ZodType, node: YamlNode, issue: Issue): YamlNode => {
  if (issue.code === "unrecognized_keys")
    return issue.keys.reduce((left, key) => changeAt(left, [...issue.path, key], () => undefined), node);
  const [expected] = schemasAt(schema, issue.path);
  return changeAt(node, issue.path, (value, owner) =>
    isEmpty(value) && expected !== undefined ? filler(expected, value?.origin ?? owner.origin) : undefined,
  );
};

/** A value without what issues say is wrong with it, and with stand-ins for what they say is missing. */
export const repair = (schema: z.ZodType, node: YamlNode, issues: readonly Issue[]): YamlNode =>
  // From the back, since removing an item of a list moves those after it.
  issues.toReversed().reduce((left, issue) => repairOne(schema, left, issue), node);
