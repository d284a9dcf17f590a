import type { SageMakerContext } from "../context.ts";
import type { Containers } from "./container/create-containers.ts";

/** What every kind of job runs with. */
export type JobRuntime = {
  readonly context: SageMakerContext;
  readonly containers: Containers;
  /** Aborted when everything closes: nothing may be waited for any more. */
  readonly closing: AbortSignal;
};
