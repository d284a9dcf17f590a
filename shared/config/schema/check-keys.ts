import { flagOrReference } from "./flag-or-reference.ts";
import { integer } from "./integer.ts";
import { jobKeys } from "./job-keys.ts";
import { text } from "./text.ts";

/** What quality and bias checks have in common. */
export const checkKeys = {
  ...jobKeys,
  image_uri: text.describe("The image of the check in your region."),
  dataset: text.nullish().describe("S3 URI of the data to check, unless a step is chained."),
  volume_size_in_gb: integer(1).nullish().describe("Size of the storage volume, in GB; by default 30."),
  max_runtime_seconds: integer(1)
    .nullish()
    .describe("The job is stopped after so many seconds; by default 3600."),
  group: text.nullish().describe("Model package group that holds the baseline; by default the model's own."),
  skip_check: flagOrReference
    .nullish()
    .describe("Whether nothing is compared with a baseline; by default false."),
  fail_on_violation: flagOrReference
    .nullish()
    .describe("Whether a violation fails the step; by default true."),
  register_new_baseline: flagOrReference
    .nullish()
    .describe("Whether what is computed becomes the new baseline; by default false."),
  supplied_baseline_constraints: text
    .nullish()
    .describe("S3 URI of constraints to compare with, instead of the registered baseline."),
};
