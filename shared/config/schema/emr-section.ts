import * as z from "zod";
import { freeMap } from "./free-map.ts";
import { text } from "./text.ts";

/** A step on an EMR cluster: the section `emr`. */
export const emrSection = z
  .strictObject({
    cluster_id: text.nullish().describe("The running cluster to use."),
    cluster_config: freeMap.nullish().describe("A cluster for this step alone, as RunJobFlow describes it."),
    execution_role: text.nullish().describe("ARN of the runtime role of the step."),
    jar: text.describe("S3 URI of the JAR, or command-runner.jar."),
    args: z.array(text).nullish().describe("Command line arguments."),
    main_class: text.nullish().describe("Main class, where the manifest of the JAR names none."),
    properties: z.record(z.string(), z.string()).nullish().describe("Java properties, by name."),
    arguments: freeMap
      .nullish()
      .describe("Merged over the arguments of the step, in the API's own words; null removes a member."),
  })
  .meta({ title: "EMR" });
