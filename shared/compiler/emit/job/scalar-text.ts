import type { YamlNode } from "../../../config/yaml/yaml-node.ts";

/** How a scalar reads in a slot that holds text: numbers as they were meant, booleans as JSON has them. */
export const scalarText = (node: YamlNode): string =>
  node.kind !== "scalar" ? "" : (node.python ?? (node.value === null ? "" : String(node.value)));
