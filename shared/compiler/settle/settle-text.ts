import type { Place } from "../../config/yaml/place.ts";
import type { Json } from "../json.ts";
import type { Asker } from "../plan/step-index.ts";
import type { Scope } from "../scope.ts";
import { parseReferences } from "./parse-references.ts";
import { resolveReference } from "./resolve-reference.ts";

/** A string of a definition: itself, a reference, or a join of both. */
export const settleText = (
  scope: Scope,
  text: string,
  at: { place: Place; asker: Asker | undefined },
): Json => {
  if (!text.includes("${")) return text;
  const parts = parseReferences(text);
  const values = parts.map((part) =>
    "literal" in part ? part.literal : (resolveReference(scope, part.reference, at) ?? ""),
  );
  if (values.length === 1) return values[0] ?? "";
  return { "Std:Join": { On: "", Values: values } };
};
