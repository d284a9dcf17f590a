import * as z from "zod";
import { freeMap } from "./free-map.ts";
import { integer } from "./integer.ts";
import { tags } from "./tags.ts";
import { text } from "./text.ts";

/** The configuration of an endpoint: the section `endpoint_config`. */
export const endpointConfigSection = z
  .strictObject({
    name: text
      .nullish()
      .describe("By default <pipelineName>-<model>; the service adds a suffix for each execution."),
    model_name: text.nullish().describe("By default the model of the unit's CreateModel step."),
    variant_name: text.nullish().describe("Name of the production variant; by default AllTraffic."),
    instance_type: text.nullish().describe("Instance type; by default ml.m5.large."),
    instance_count: integer(1).nullish().describe("Number of instances; by default 1."),
    kms_key: z
      .union([text, z.literal(false)])
      .nullish()
      .describe("KMS key; false for none, by default the installation's."),
    tags: tags.nullish().describe("Tags: a map, or a list of Key and Value."),
    arguments: freeMap
      .nullish()
      .describe("Merged over the arguments of the step, in the API's own words; null removes a member."),
  })
  .meta({ title: "EndpointConfig" });
