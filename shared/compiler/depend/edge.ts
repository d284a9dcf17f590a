import type { Place } from "../../config/yaml/place.ts";
import type { PlannedStep } from "../plan/planned-step.ts";

/** One step before another, as the config declares it. */
export type Edge = { readonly from: PlannedStep; readonly to: PlannedStep; readonly place: Place };
