import { child } from "../../config/yaml/child.ts";
import { keyOf } from "../../config/yaml/key-of.ts";
import type { Place } from "../../config/yaml/place.ts";
import type { Origins } from "../origins.ts";

const parentOf = (path: string): string | undefined => {
  const cut = Math.max(path.lastIndexOf("."), path.lastIndexOf("["));
  return cut <= 0 ? undefined : path.slice(0, cut);
};

/** The place in the config that a path of the definition came from: its own, else that of the nearest part around it. */
export const locateFinding = (path: string, { values, pipeline }: Origins): Place => {
  if (path.startsWith("Parameters.")) {
    const place = child(pipeline, "parameters", path.slice("Parameters.".length));
    if (place.node !== undefined) return keyOf(place);
  }
  for (let at: string | undefined = path; at !== undefined; at = parentOf(at)) {
    const origin = values.get(at);
    if (origin?.kind === "config") return origin.place;
  }
  return pipeline;
};
