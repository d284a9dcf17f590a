import * as z from "zod";
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
  base_job_name: z.string().nullish().describe("Without effect: pipelines name their jobs themselves."),
  instance_type: text.nullish().describe("By default ml.m5.2xlarge."),
  instance_count: integer(1).nullish().describe("Number of instances; by default 1."),
  tags: tags.nullish().describe("Tags: a map, or a list of Key and Value."),
  env: environment.nullish().describe("Environment variables of the container."),
  role: text.nullish().describe("ARN of the role of the job; by default the installation's."),
  kms_key: z
    .union([text, z.literal(false)])
    .nullish()
    .describe("KMS key of volumes and outputs; false for none."),
  vpc: vpc
    .nullish()
    .describe("false leaves the VPC; by default the installation's subnets and security groups are used."),
  network_isolation: flagOrReference
    .nullish()
    .describe("Whether the containers are cut off from the network; by default false."),
  encrypt_traffic: flagOrReference.nullish().describe("Encrypt traffic between containers; by default true."),
  data_version: scalar
    .nullish()
    .describe(
      "Changes the cache key: raise it when data behind an unchanged S3 URI changed. Jobs see it as DATA_VERSION.",
    ),
  arguments: freeMap.nullish().describe("Merged over the arguments of the step, in the API's own words."),
};
