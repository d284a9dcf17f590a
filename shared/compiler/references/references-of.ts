import type { DefinitionStep } from "../definition.ts";
import type { FoundReference } from "./found-reference.ts";
import { ownMembers } from "./own-members.ts";
import { referencesIn } from "./references-in.ts";

/** Every reference that a step makes, not counting those of steps inside it. */
export const referencesOf = (step: DefinitionStep): readonly FoundReference[] =>
  referencesIn(ownMembers(step), step.Name);
