import { z } from "zod";
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
    target: text.meta({ description: "The column to predict." }),
    data_uri: text.nullish().meta({ description: "Training data, unless a step is chained." }),
    content_type: text.nullish(),
    objective: text.nullish().meta({ description: "The metric, e.g. AUC." }),
    problem_type: choiceOrReference(
      "BinaryClassification",
      "MulticlassClassification",
      "Regression",
    ).nullish(),
    max_candidates: integer(1).nullish(),
    max_runtime_seconds: integer(1).nullish(),
    max_candidate_seconds: integer(1).nullish(),
    output_path: text.nullish(),
    arguments: freeMap.nullish(),
  })
  .meta({ title: "AutoML" });
