import * as z from "zod";
import { forEach } from "../for-each.ts";
import { pipelineSection } from "../pipeline-section.ts";
import { modelDocument } from "./model-document.ts";
import { stepDocument } from "./step-document.ts";

const unit = z.strictObject({
  steps: z.array(stepDocument).describe("The steps of the model, in order."),
  for_each: forEach.nullish().describe("Clones the model unit: one per value, or per combination."),
});

const pipeline = pipelineSection.extend({ models: z.record(z.string(), unit).describe("Models by name.") });

/** A whole conf.yaml as the published schema has it, made of the validators that read it. */
export const confDocument = z
  .looseObject({
    conf: z
      .looseObject({
        models: z.record(z.string(), modelDocument.nullable()).nullish().describe("Models by name."),
        sagemakerPipeline: pipeline
          .nullish()
          .describe(
            "The pipeline that builds models of the project; left out where another file declares it.",
          ),
      })
      .describe("All that Slipway reads."),
  })
  .meta({ title: "Slipway config of model units and pipelines" });
