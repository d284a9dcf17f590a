import type { DefinitionStep } from "../definition.ts";
import type { FoundReference } from "./found-reference.ts";
import { getOf } from "./get-of.ts";
import { ownMembers } from "./own-members.ts";
import { parseReference } from "./parse-reference.ts";
import { walkJson } from "./walk-json.ts";

/** Every reference that a step makes, not counting those of steps inside it. */
export const referencesOf = (step: DefinitionStep): readonly FoundReference[] => {
  const found: FoundReference[] = [];
  walkJson(ownMembers(step), step.Name, (value, path) => {
    const text = getOf(value);
    if (text === undefined) return true;
    found.push({ path, text, reference: parseReference(text) });
    return false;
  });
  return found;
};
