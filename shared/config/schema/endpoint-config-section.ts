import { z } from "zod";
import { freeMap } from "./free-map.ts";
import { integer } from "./integer.ts";
import { tags } from "./tags.ts";
import { text } from "./text.ts";

/** The configuration of an endpoint: the section `endpoint_config`. */
export const endpointConfigSection = z
  .strictObject({
    name: text.nullish().meta({
      description: "By default <pipelineName>-<model>; the service adds a suffix for each execution.",
    }),
    model_name: text.nullish().meta({ description: "By default the model of the unit's CreateModel step." }),
    variant_name: text.nullish(),
    instance_type: text.nullish(),
    instance_count: integer(1).nullish(),
    kms_key: z.union([text, z.literal(false)]).nullish(),
    tags: tags.nullish(),
    arguments: freeMap.nullish(),
  })
  .meta({ title: "EndpointConfig" });
