import { z } from "zod";
import { freeMap } from "./free-map.ts";
import { text } from "./text.ts";

/** A step on an EMR cluster: the section `emr`. */
export const emrSection = z
  .strictObject({
    cluster_id: text.nullish(),
    cluster_config: freeMap
      .nullish()
      .meta({ description: "A cluster for this step alone, as RunJobFlow describes it." }),
    execution_role: text.nullish(),
    jar: text,
    args: z.array(text).nullish(),
    main_class: text.nullish(),
    properties: z.record(z.string(), z.string()).nullish(),
    arguments: freeMap.nullish(),
  })
  .meta({ title: "EMR" });
