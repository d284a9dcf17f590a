import { countSteps } from "../../domain/count-steps.ts";
import type { Pipeline } from "../../ports/pipelines.ts";

/** How many steps of a pipeline may run beside each other; undefined where nothing keeps all of them from it. */
export const parallelLimit = ({
  definition,
  maxParallelSteps,
}: Pick<Pipeline, "definition" | "maxParallelSteps">): number | undefined =>
  maxParallelSteps === undefined || maxParallelSteps >= countSteps(definition) ? undefined : maxParallelSteps;
