import * as z from "zod";
import { choiceOrReference } from "./choice-or-reference.ts";
import { codeKeys } from "./code-keys.ts";
import { flag } from "./flag.ts";
import { jobKeys } from "./job-keys.ts";
import { scalar } from "./scalar.ts";
import { text } from "./text.ts";

/** What describes a Processing job, whatever it is for. */
export const processingKeys = {
  ...jobKeys,
  image_uri: text.describe(
    "URI of the container image; tokens such as SMP_ACCOUNTID and SMP_REGION are replaced.",
  ),
  ...codeKeys,
  script_mode: flag.nullish().describe("false runs the image as it is, without a script."),
  container_arguments: z.array(scalar).nullish().describe("Further command line arguments of the container."),
  s3_data_distribution_type: choiceOrReference("FullyReplicated", "ShardedByS3Key")
    .nullish()
    .describe("Whether each instance gets all data or its share; by default FullyReplicated."),
};
