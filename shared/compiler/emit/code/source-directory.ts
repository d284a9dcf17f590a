import { child } from "../../../config/yaml/child.ts";
import type { Place } from "../../../config/yaml/place.ts";
import type { PlannedUnit } from "../../plan/planned-step.ts";
import type { Scope } from "../../scope.ts";
import type { Section } from "../section.ts";

export type SourceDirectory = { readonly path: string; readonly place: Place };

const textAt = (place: Place): string | undefined =>
  place.node?.kind === "scalar" && typeof place.node.value === "string" && place.node.value !== ""
    ? place.node.value
    : undefined;

/** The directory a step's code is in: the section's, else the model's, else the installation's. */
export const sourceDirectory = (
  scope: Scope,
  unit: PlannedUnit,
  section?: Section<object>,
): SourceDirectory | undefined => {
  const places = [...(section === undefined ? [] : [section.place]), unit.place].map((place) =>
    child(place, "source_directory"),
  );
  for (const place of places) {
    const path = textAt(place);
    if (path !== undefined) return { path, place };
  }
  const fallback = scope.context.variables.SMP_SOURCE_DIR_PATH;
  return fallback === undefined ? undefined : { path: fallback, place: unit.place };
};
