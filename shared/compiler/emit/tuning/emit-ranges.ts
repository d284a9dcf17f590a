import { child } from "../../../config/yaml/child.ts";
import type { Place } from "../../../config/yaml/place.ts";
import type { YamlNode } from "../../../config/yaml/yaml-node.ts";
import { pythonJson } from "../code/python-json.ts";
import type { Emitted, EmittedObject } from "../emitted.ts";
import { fromNode } from "../from-node.ts";
import { fromPlace } from "../from-place.ts";
import { scalarText } from "../job/scalar-text.ts";

type Kind = "IntegerParameterRanges" | "ContinuousParameterRanges" | "CategoricalParameterRanges";

const isWhole = (node: YamlNode | undefined): boolean =>
  node?.kind === "scalar" && /^-?\d+$/.test(scalarText(node));

const kindOf = (place: Place): Kind => {
  if (place.node?.kind === "list") return "CategoricalParameterRanges";
  const type = child(place, "type").node;
  if (type !== undefined)
    return scalarText(type) === "integer" ? "IntegerParameterRanges" : "ContinuousParameterRanges";
  return isWhole(child(place, "min").node) && isWhole(child(place, "max").node)
    ? "IntegerParameterRanges"
    : "ContinuousParameterRanges";
};

const textAt = (place: Place): Emitted =>
  place.node === undefined ? undefined : fromPlace(place, scalarText(place.node));

const rangeAt = (name: string, place: Place): EmittedObject => {
  const { node } = place;
  // Values are quoted as hyperparameters are, so that scripts read them alike in a search and in a refit.
  if (node?.kind === "list")
    return {
      Name: name,
      Values: node.items.map((item, index) => fromPlace(child(place, index), pythonJson(item))),
    };
  return {
    Name: name,
    MinValue: textAt(child(place, "min")),
    MaxValue: textAt(child(place, "max")),
    ScalingType: fromNode(child(place, "scaling")),
  };
};

/** The ranges of a search, by kind. */
export const emitRanges = (place: Place): EmittedObject => {
  const found: Record<Kind, EmittedObject[]> = {
    IntegerParameterRanges: [],
    ContinuousParameterRanges: [],
    CategoricalParameterRanges: [],
  };
  if (place.node?.kind === "map")
    for (const name of place.node.entries.keys())
      found[kindOf(child(place, name))].push(rangeAt(name, child(place, name)));
  return Object.fromEntries(Object.entries(found).filter(([, ranges]) => ranges.length > 0));
};
