import * as z from "zod";
import { checkKeys } from "./check-keys.ts";
import { choice } from "./choice.ts";
import { freeMap } from "./free-map.ts";
import { text } from "./text.ts";

/** A check of bias or explainability: the section `clarify_check`. */
export const clarifyCheckSection = z
  .strictObject({
    ...checkKeys,
    type: choice("DATA_BIAS", "MODEL_BIAS", "MODEL_EXPLAINABILITY").describe("What is checked."),
    model_name: text
      .nullish()
      .describe("By default the model of the unit's CreateModel step, where the check needs one."),
    config: freeMap.describe("SageMaker Clarify's analysis configuration."),
  })
  .meta({ title: "ClarifyCheck" });
