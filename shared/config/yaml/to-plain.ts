import type { YamlNode } from "./yaml-node.ts";

/** A value without its places, as a validator takes it. */
export const toPlain = (node: YamlNode): unknown => {
  if (node.kind === "scalar") return node.value;
  if (node.kind === "list") return node.items.map(toPlain);
  const plain: Record<string, unknown> = {};
  for (const [name, { value }] of node.entries) plain[name] = toPlain(value);
  return plain;
};
