import type * as z from "zod";
import type { metricsSection } from "../../../config/schema/metrics-section.ts";
import { child } from "../../../config/yaml/child.ts";
import type { Place } from "../../../config/yaml/place.ts";
import type { Section } from "../section.ts";

export type MetricsSection = Section<z.output<typeof metricsSection>>;

type Channel = Exclude<NonNullable<MetricsSection["value"]["channels"]>, string>[string];

/** The channel of an evaluation: its name, and what the config says of it. */
export type MetricsChannel = {
  readonly name: string;
  readonly value: Exclude<Channel, null>;
  readonly place: Place;
  readonly extra: readonly string[];
};

/** The one channel of an evaluation: given by name alone, by a map with one key, or `train`. */
export const metricsChannel = ({ value, place }: MetricsSection): MetricsChannel => {
  const { channels } = value;
  const at = child(place, "channels");
  if (typeof channels === "string") return { name: channels, value: {}, place: at, extra: [] };
  const [name = "train", ...extra] = at.node?.kind === "map" ? [...at.node.entries.keys()] : [];
  return { name, value: channels?.[name] ?? {}, place: child(at, name), extra };
};
