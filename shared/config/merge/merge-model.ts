import type { YamlMap } from "../yaml/yaml-node.ts";

/** Merges a model as the original framework does: a later section replaces an earlier one whole, the others survive. */
export const mergeModel = (earlier: YamlMap, later: YamlMap): YamlMap => ({
  ...earlier,
  entries: new Map([...earlier.entries, ...later.entries]),
});
