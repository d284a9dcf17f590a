import { z } from "zod";
import { freeMap } from "./free-map.ts";
import { text } from "./text.ts";

/** A job on EMR Serverless: the section `emr_serverless`. */
export const emrServerlessSection = z
  .strictObject({
    application_id: text.nullish(),
    application_config: freeMap
      .nullish()
      .meta({ description: "An application for this step alone, as CreateApplication describes it." }),
    execution_role: text.nullish(),
    job: freeMap.meta({ description: "The job, as StartJobRun describes it." }),
    arguments: freeMap.nullish(),
  })
  .meta({ title: "EMRServerless" });
