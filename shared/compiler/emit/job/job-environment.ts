import { child } from "../../../config/yaml/child.ts";
import type { Place } from "../../../config/yaml/place.ts";
import type { Emitted, EmittedObject } from "../emitted.ts";
import { fromPlace } from "../from-place.ts";
import { environmentOf } from "./environment-of.ts";
import { scalarText } from "./scalar-text.ts";

/** The environment of the job that a section describes; a data version in it changes the cache key. */
export const jobEnvironment = (section: Place): Emitted => {
  const environment = environmentOf(child(section, "env"));
  const version = child(section, "data_version");
  if (version.node === undefined) return environment;
  const DATA_VERSION = fromPlace(version, scalarText(version.node));
  return { ...(environment as EmittedObject | undefined), DATA_VERSION };
};
