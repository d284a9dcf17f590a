import type { Place } from "../config/yaml/place.ts";
import type { ArgumentOrigin } from "./argument-origin.ts";

/** Where each part of a pipeline came from. */
export type Origins = {
  /** By step, and by path within the step, e.g. `Train.Arguments.RoleArn`. */
  readonly values: ReadonlyMap<string, ArgumentOrigin>;
  /** The section itself. */
  readonly pipeline: Place;
};
