import { child } from "../../../config/yaml/child.ts";
import type { Scope } from "../../scope.ts";
import type { Emitted } from "../emitted.ts";
import { executionPath } from "../execution-path.ts";
import type { Section } from "../section.ts";
import { take } from "../take.ts";

type Spot = {
  readonly max_wait_seconds?: number | string | null | undefined;
  readonly checkpoint_s3_uri?: string | null | undefined;
  readonly checkpoint_local_path?: string | null | undefined;
};
type WithSpot = {
  readonly spot?: boolean | Spot | null | undefined;
  readonly max_runtime_seconds?: number | string | null | undefined;
};

export type SpotArguments = {
  readonly enabled?: Emitted;
  readonly maxWait?: Emitted;
  readonly checkpoint?: Emitted;
};

/** What spot training adds to a training job; empty for jobs on demand. */
export const spotTraining = (scope: Scope, stepName: string, section: Section<WithSpot>): SpotArguments => {
  const { spot, max_runtime_seconds: runtime } = section.value;
  if (spot === undefined || spot === null || spot === false) return {};
  const options = { value: spot === true ? {} : spot, place: child(section.place, "spot") };
  // A reference cannot be doubled; waiting as long as running is the least that the service takes.
  const twice = typeof runtime === "string" ? runtime : 2 * (runtime ?? 3000);
  return {
    enabled: true,
    maxWait: take(options, "max_wait_seconds", twice),
    checkpoint: {
      S3Uri: take(options, "checkpoint_s3_uri", executionPath(scope, stepName, "checkpoints")),
      LocalPath: take(options, "checkpoint_local_path"),
    },
  };
};
