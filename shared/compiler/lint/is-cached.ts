import type { Json } from "../json.ts";
import { argumentAt } from "./argument-at.ts";

/** Whether a step takes the results of an earlier one like it. */
export const isCached = (step: Json): boolean => argumentAt(step, "CacheConfig", "Enabled") === true;
