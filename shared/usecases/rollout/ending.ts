import type { Intervene } from "../intervene/intervention.ts";

/** Who ends a canary, and which one, where it has to be a certain one. */
export type Ending = Intervene & { readonly salt?: string };
