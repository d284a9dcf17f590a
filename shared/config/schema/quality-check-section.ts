import * as z from "zod";
import { checkKeys } from "./check-keys.ts";
import { choice } from "./choice.ts";
import { choiceOrReference } from "./choice-or-reference.ts";
import { freeMap } from "./free-map.ts";
import { text } from "./text.ts";

/** A check of data or model quality: the section `quality_check`. */
export const qualityCheckSection = z
  .strictObject({
    ...checkKeys,
    type: choice("DATA_QUALITY", "MODEL_QUALITY").describe("What is checked."),
    dataset_format: freeMap.nullish().describe("By default csv with a header."),
    problem_type: choiceOrReference("BinaryClassification", "MulticlassClassification", "Regression")
      .nullish()
      .describe("The kind of prediction."),
    inference_attribute: text.nullish().describe("Column or path of the predicted value."),
    probability_attribute: text.nullish().describe("Column or path of the predicted probability."),
    ground_truth_attribute: text.nullish().describe("Column or path of the true value."),
    supplied_baseline_statistics: text
      .nullish()
      .describe("S3 URI of statistics to compare with, instead of the registered baseline."),
  })
  .meta({ title: "QualityCheck" });
