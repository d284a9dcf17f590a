import { z } from "zod";
import { environment } from "./environment.ts";
import { flagOrReference } from "./flag-or-reference.ts";
import { freeMap } from "./free-map.ts";
import { integer } from "./integer.ts";
import { scalar } from "./scalar.ts";
import { tags } from "./tags.ts";
import { text } from "./text.ts";
import { vpc } from "./vpc.ts";

/** What every section that describes a job may hold. */
export const jobKeys = {
  base_job_name: z
    .string()
    .nullish()
    .meta({ description: "Without effect: pipelines name their jobs themselves." }),
  instance_type: text.nullish().meta({ description: "By default ml.m5.2xlarge." }),
  instance_count: integer(1).nullish(),
  tags: tags.nullish(),
  env: environment.nullish(),
  role: text.nullish().meta({ description: "ARN of the role of the job; by default the installation's." }),
  kms_key: z
    .union([text, z.literal(false)])
    .nullish()
    .meta({ description: "KMS key of volumes and outputs; false for none." }),
  vpc: vpc.nullish(),
  network_isolation: flagOrReference.nullish(),
  encrypt_traffic: flagOrReference
    .nullish()
    .meta({ description: "Encrypt traffic between containers; by default true." }),
  data_version: scalar.nullish().meta({
    description:
      "Changes the cache key: raise it when data behind an unchanged S3 URI changed. Jobs see it as DATA_VERSION.",
  }),
  arguments: freeMap
    .nullish()
    .meta({ description: "Merged over the arguments of the step, in the API's own words." }),
};
