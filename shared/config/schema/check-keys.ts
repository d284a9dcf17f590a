import { flagOrReference } from "./flag-or-reference.ts";
import { integer } from "./integer.ts";
import { jobKeys } from "./job-keys.ts";
import { text } from "./text.ts";

/** What quality and bias checks have in common. */
export const checkKeys = {
  ...jobKeys,
  image_uri: text.meta({ description: "The image of the check in your region." }),
  dataset: text.nullish().meta({ description: "S3 URI of the data to check, unless a step is chained." }),
  volume_size_in_gb: integer(1).nullish(),
  max_runtime_seconds: integer(1).nullish(),
  group: text
    .nullish()
    .meta({ description: "Model package group that holds the baseline; by default the model's own." }),
  skip_check: flagOrReference.nullish(),
  fail_on_violation: flagOrReference.nullish(),
  register_new_baseline: flagOrReference.nullish(),
  supplied_baseline_constraints: text.nullish(),
};
