import { z } from "zod";
import { checkKeys } from "./check-keys.ts";
import { choice } from "./choice.ts";
import { choiceOrReference } from "./choice-or-reference.ts";
import { freeMap } from "./free-map.ts";
import { text } from "./text.ts";

/** A check of data or model quality: the section `quality_check`. */
export const qualityCheckSection = z
  .strictObject({
    ...checkKeys,
    type: choice("DATA_QUALITY", "MODEL_QUALITY"),
    dataset_format: freeMap.nullish().meta({ description: "By default csv with a header." }),
    problem_type: choiceOrReference(
      "BinaryClassification",
      "MulticlassClassification",
      "Regression",
    ).nullish(),
    inference_attribute: text.nullish(),
    probability_attribute: text.nullish(),
    ground_truth_attribute: text.nullish(),
    supplied_baseline_statistics: text.nullish(),
  })
  .meta({ title: "QualityCheck" });
