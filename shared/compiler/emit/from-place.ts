import type { Place } from "../../config/yaml/place.ts";
import { type Emitted, Sourced } from "./emitted.ts";

/** A value that the config decides, at a place. */
export const fromPlace = (place: Place, value: Emitted): Emitted =>
  value === undefined ? undefined : new Sourced(value, { kind: "config", place });
