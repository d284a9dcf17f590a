import type { Place } from "../../config/yaml/place.ts";

/** A validated part of a config and where it stands. */
export type Section<T> = { readonly value: T; readonly place: Place };
