import * as z from "zod";
import { freeMap } from "./free-map.ts";
import { tags } from "./tags.ts";
import { text } from "./text.ts";

/** An endpoint, created or updated: the section `endpoint`, which may be missing. */
export const endpointSection = z
  .strictObject({
    name: text.nullish().describe("By default <pipelineName>-<model>."),
    tags: tags.nullish().describe("Tags: a map, or a list of Key and Value."),
    arguments: freeMap
      .nullish()
      .describe("Merged over the arguments of the step, in the API's own words; null removes a member."),
  })
  .meta({ title: "Endpoint" });
