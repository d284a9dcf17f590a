import type { Place } from "../config/yaml/place.ts";

/** Where a value of a definition came from. */
export type ArgumentOrigin =
  | { readonly kind: "config"; readonly place: Place }
  | { readonly kind: "default" }
  | { readonly kind: "installation" }
  | { readonly kind: "code" };
