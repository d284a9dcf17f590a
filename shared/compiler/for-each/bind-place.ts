import type { Place } from "../../config/yaml/place.ts";
import type { Binding } from "./binding.ts";
import { replaceEach } from "./replace-each.ts";

/** A place as one clone sees it. */
export const bindPlace = (place: Place, binding: Binding | undefined): Place =>
  binding === undefined || place.node === undefined
    ? place
    : { ...place, node: replaceEach(place.node, binding) };
