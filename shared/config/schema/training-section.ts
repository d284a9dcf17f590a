import * as z from "zod";
import { flag } from "./flag.ts";
import { text } from "./text.ts";
import { trainingKeys } from "./training-keys.ts";

/** A Training job: the section `train`, or the one that `step_type` names. */
export const trainingSection = z
  .strictObject({
    ...trainingKeys,
    image_uri: text.describe(
      "URI of the container image; tokens such as SMP_ACCOUNTID and SMP_REGION are replaced.",
    ),
    profiler: flag.nullish().describe("Whether SageMaker profiles the job; by default true."),
  })
  .meta({ title: "Training" });
