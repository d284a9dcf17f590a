import * as z from "zod";
import { choiceOrReference } from "./choice-or-reference.ts";
import { freeMap } from "./free-map.ts";
import { integer } from "./integer.ts";
import { jobKeys } from "./job-keys.ts";
import { text } from "./text.ts";

const {
  env: _env,
  instance_count: _count,
  instance_type: _type,
  network_isolation: _isolation,
  ...shared
} = jobKeys;

/** An AutoML job: the section `automl`. */
export const automlSection = z
  .strictObject({
    ...shared,
    target: text.describe("The column to predict."),
    data_uri: text.nullish().describe("Training data, unless a step is chained."),
    content_type: text.nullish().describe("MIME type of the data, e.g. text/csv;header=present."),
    objective: text.nullish().describe("The metric, e.g. AUC."),
    problem_type: choiceOrReference("BinaryClassification", "MulticlassClassification", "Regression")
      .nullish()
      .describe("The kind of prediction."),
    max_candidates: integer(1).nullish().describe("Most models to try."),
    max_runtime_seconds: integer(1).nullish().describe("The whole job is stopped after so many seconds."),
    max_candidate_seconds: integer(1).nullish().describe("Each training is stopped after so many seconds."),
    output_path: text
      .nullish()
      .describe("S3 URI that artifacts go to; by default the root of the installation's bucket."),
    arguments: freeMap
      .nullish()
      .describe("Merged over the arguments of the step, in the API's own words; null removes a member."),
  })
  .meta({ title: "AutoML" });
