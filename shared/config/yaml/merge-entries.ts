import type { YamlEntry, YamlNode } from "./yaml-node.ts";

const flatten = (node: YamlNode): readonly YamlNode[] => (node.kind === "list" ? node.items : [node]);

/** Applies merge keys in PyYAML's order: merged keys come first, an earlier map of a list wins, own keys win over all. */
export const mergeEntries = (
  merged: readonly YamlNode[],
  own: readonly (readonly [string, YamlEntry])[],
): ReadonlyMap<string, YamlEntry> => {
  const entries = new Map<string, YamlEntry>();
  for (const node of merged.flatMap(flatten).toReversed())
    if (node.kind === "map") for (const [name, entry] of node.entries) entries.set(name, entry);
  for (const [name, entry] of own) entries.set(name, entry);
  return entries;
};
