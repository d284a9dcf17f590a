import { child } from "../../../config/yaml/child.ts";
import type { Place } from "../../../config/yaml/place.ts";
import { pythonJson } from "../code/python-json.ts";
import type { EmittedObject } from "../emitted.ts";
import { fromPlace } from "../from-place.ts";

/** The hyperparameters at a place; values with references stay unquoted, as the SageMaker SDK leaves them. */
export const encodeHyperparameters = (place: Place): EmittedObject => {
  const { node } = place;
  if (node?.kind !== "map") return {};
  return Object.fromEntries(
    [...node.entries].map(([name, { value }]) => {
      const isReference =
        value.kind === "scalar" && typeof value.value === "string" && value.value.includes("${");
      return [name, fromPlace(child(place, name), isReference ? String(value.value) : pythonJson(value))];
    }),
  );
};
