import * as z from "zod";
import { freeMap } from "./free-map.ts";
import { text } from "./text.ts";

/** A job on EMR Serverless: the section `emr_serverless`. */
export const emrServerlessSection = z
  .strictObject({
    application_id: text.nullish().describe("The application to use."),
    application_config: freeMap
      .nullish()
      .describe("An application for this step alone, as CreateApplication describes it."),
    execution_role: text
      .nullish()
      .describe(
        "ARN of the role of the job, which has to trust emr-serverless.amazonaws.com; by default the installation's, which does not.",
      ),
    job: freeMap.describe("The job, as StartJobRun describes it."),
    arguments: freeMap
      .nullish()
      .describe("Merged over the arguments of the step, in the API's own words; null removes a member."),
  })
  .meta({ title: "EMRServerless" });
