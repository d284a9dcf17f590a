import type { Definition } from "./definition.ts";

/** Finds every way in which a definition breaks one of the service's rules. */
export type Rule = (definition: Definition) => readonly string[];
