import { z } from "zod";
import { forEach } from "../for-each.ts";
import { pipelineSection } from "../pipeline-section.ts";
import { modelDocument } from "./model-document.ts";
import { stepDocument } from "./step-document.ts";

const unit = z.strictObject({ steps: z.array(stepDocument), for_each: forEach.nullish() });

const pipeline = pipelineSection.extend({ models: z.record(z.string(), unit) });

/** A whole conf.yaml as the published schema has it, made of the validators that read it. */
export const confDocument = z
  .looseObject({
    conf: z.looseObject({
      models: z.record(z.string(), modelDocument.nullable()).nullish(),
      sagemakerPipeline: pipeline.nullish(),
    }),
  })
  .meta({ title: "Slipway config of model units and pipelines" });
