import type * as z from "zod";
import type { tuningSection } from "../../../config/schema/tuning-section.ts";
import { child } from "../../../config/yaml/child.ts";
import type { Place } from "../../../config/yaml/place.ts";
import type { YamlMap } from "../../../config/yaml/yaml-node.ts";
import type { Section } from "../section.ts";

export type TuningValue = z.output<typeof tuningSection>;

/** One algorithm of a tuning: the keys of the section with its own laid over them. */
export type Algorithm = { readonly name: string; readonly section: Section<TuningValue> };

const INHERITED_WHOLE = new Set(["algorithms"]);

/** Maps of hyperparameters add up; anything else of the algorithm replaces what the section says. */
const ADDED = ["hyperparams", "env"] as const;

const merged = (base: YamlMap, own: YamlMap): YamlMap => {
  const entries = new Map([...base.entries].filter(([key]) => !INHERITED_WHOLE.has(key)));
  for (const [key, entry] of own.entries) {
    const below = base.entries.get(key)?.value;
    const isAdded =
      (ADDED as readonly string[]).includes(key) && below?.kind === "map" && entry.value.kind === "map";
    entries.set(
      key,
      isAdded
        ? {
            ...entry,
            value: {
              ...entry.value,
              entries: new Map([...below.entries, ...(entry.value as YamlMap).entries]),
            },
          }
        : entry,
    );
  }
  return { ...own, entries };
};

const inherit = (value: TuningValue, own: Partial<TuningValue>): TuningValue => ({
  ...value,
  ...own,
  ...Object.fromEntries(ADDED.map((key) => [key, { ...value[key], ...own[key] }])),
  algorithms: undefined,
});

const placeOfAlgorithm = (section: Place, own: Place): Place =>
  section.node?.kind === "map" && own.node?.kind === "map"
    ? { ...own, node: merged(section.node, own.node) }
    : own;

/** The algorithms of a tuning, in the order of the config; one without a name where the section itself is it. */
export const algorithmsOf = (section: Section<TuningValue>): readonly Algorithm[] => {
  const { algorithms } = section.value;
  const place = child(section.place, "algorithms");
  if (algorithms === undefined || algorithms === null || place.node?.kind !== "map")
    return [{ name: "", section }];
  return [...place.node.entries.keys()].map((name) => ({
    name,
    section: {
      value: inherit(section.value, (algorithms[name] ?? {}) as Partial<TuningValue>),
      place: placeOfAlgorithm(section.place, child(place, name)),
    },
  }));
};
