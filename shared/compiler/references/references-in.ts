import type { Json } from "../json.ts";
import type { FoundReference } from "./found-reference.ts";
import { getOf } from "./get-of.ts";
import { parseReference } from "./parse-reference.ts";
import { walkJson } from "./walk-json.ts";

/** Every reference inside a value, with its path from that of the value on. */
export const referencesIn = (value: Json, at: string): readonly FoundReference[] => {
  const found: FoundReference[] = [];
  walkJson(value, at, (part, path) => {
    const text = getOf(part);
    if (text === undefined) return true;
    found.push({ path, text, reference: parseReference(text) });
    return false;
  });
  return found;
};
