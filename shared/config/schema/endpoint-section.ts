import { z } from "zod";
import { freeMap } from "./free-map.ts";
import { tags } from "./tags.ts";
import { text } from "./text.ts";

/** An endpoint, created or updated: the section `endpoint`, which may be missing. */
export const endpointSection = z
  .strictObject({
    name: text.nullish().meta({ description: "By default <pipelineName>-<model>." }),
    tags: tags.nullish(),
    arguments: freeMap.nullish(),
  })
  .meta({ title: "Endpoint" });
