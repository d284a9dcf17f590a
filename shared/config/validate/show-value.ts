import type { YamlNode } from "../yaml/yaml-node.ts";

const MOST = 60;

const shorten = (text: string): string => (text.length > MOST ? `${text.slice(0, MOST)}…` : text);

/** Names a value in a message: a scalar as it is, anything larger by its kind. */
export const showValue = (node: YamlNode): string => {
  if (node.kind === "map") return "a map";
  if (node.kind === "list") return node.items.length === 0 ? "an empty list" : "a list";
  return node.value === null ? "nothing" : shorten(JSON.stringify(node.value) ?? String(node.value));
};
