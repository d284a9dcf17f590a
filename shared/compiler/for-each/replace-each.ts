import type { YamlEntry, YamlNode, YamlScalar } from "../../config/yaml/yaml-node.ts";
import { scalarText } from "../emit/job/scalar-text.ts";
import type { Binding } from "./binding.ts";

const REFERENCE = /\$?\$\{\s*each(?:\.([\w-]+))?\s*\}/g;

const ofScalar = (node: YamlScalar, { values }: Binding): YamlScalar => {
  if (typeof node.value !== "string" || !node.value.includes("each")) return node;
  const text = node.value;
  const whole = /^\$\{\s*each(?:\.([\w-]+))?\s*\}$/.exec(text);
  const bound = whole === null ? undefined : values.get(whole[1] ?? "");
  // Standing alone it keeps its type: a number stays a number.
  if (bound !== undefined) return { ...bound, origin: node.origin };
  const value = text.replaceAll(REFERENCE, (match, name: string | undefined) => {
    const found = match.startsWith("$$") ? undefined : values.get(name ?? "");
    return found === undefined ? match : scalarText(found);
  });
  return value === text ? node : { ...node, value };
};

/** A value with `${each}` replaced by what it stands for in one clone. */
export const replaceEach = (node: YamlNode, binding: Binding): YamlNode => {
  if (node.kind === "scalar") return ofScalar(node, binding);
  if (node.kind === "list") {
    const items = node.items.map((item) => replaceEach(item, binding));
    return items.every((item, index) => item === node.items[index]) ? node : { ...node, items };
  }
  let entries: Map<string, YamlEntry> | undefined;
  for (const [key, entry] of node.entries) {
    const value = replaceEach(entry.value, binding);
    if (value === entry.value) continue;
    entries ??= new Map(node.entries);
    entries.set(key, { ...entry, value });
  }
  return entries === undefined ? node : { ...node, entries };
};
