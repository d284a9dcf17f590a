import { pythonFloat } from "../../../config/yaml/python-float.ts";
import type { YamlNode } from "../../../config/yaml/yaml-node.ts";

const asciiJson = (text: string): string =>
  JSON.stringify(text).replaceAll(/[\u007f-\uffff]/g, (unit) =>
    unit === "\u007f" ? unit : `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** Writes a value as Python's `json.dumps` does, which is how hyperparameters have always been encoded. */
export const pythonJson = (node: YamlNode): string => {
  if (node.kind === "list") return `[${node.items.map(pythonJson).join(", ")}]`;
  if (node.kind === "map")
    return `{${[...node.entries].map(([key, { value }]) => `${asciiJson(key)}: ${pythonJson(value)}`).join(", ")}}`;
  const { value, python } = node;
  if (typeof value === "string") return asciiJson(value);
  if (typeof value === "number")
    return python ?? (Number.isInteger(value) ? String(value) : pythonFloat(value));
  return String(value);
};
