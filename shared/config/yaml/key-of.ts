import type { Place } from "./place.ts";

/** The key alone of a place in a map, for findings that are about the key and not its value. */
export const keyOf = (place: Place): Place => ({ ...place, node: undefined });
