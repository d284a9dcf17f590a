import type { Section } from "../section.ts";

type Outputs = {
  readonly channels?: Readonly<Record<string, unknown>> | null | undefined;
  readonly outputs?: Readonly<Record<string, unknown>> | null | undefined;
};

/** The names of what a Processing step leaves behind: one per channel, unless its section lists outputs. */
export const processingOutputs = (section: Section<Outputs>): readonly string[] => {
  const { node } = section.place;
  const named = section.value.outputs ?? section.value.channels;
  if (named === undefined || named === null || Object.keys(named).length === 0) return ["train"];
  // The order of the file counts, and plain objects move keys that look like numbers to the front.
  const key = section.value.outputs === undefined || section.value.outputs === null ? "channels" : "outputs";
  const place = node?.kind === "map" ? node.entries.get(key)?.value : undefined;
  return place?.kind === "map" ? [...place.entries.keys()] : ["train"];
};
