import { z } from "zod";
import { automlSection } from "../automl-section.ts";
import { callbackSection } from "../callback-section.ts";
import { clarifyCheckSection } from "../clarify-check-section.ts";
import { emrSection } from "../emr-section.ts";
import { emrServerlessSection } from "../emr-serverless-section.ts";
import { endpointConfigSection } from "../endpoint-config-section.ts";
import { endpointSection } from "../endpoint-section.ts";
import { lambdaSection } from "../lambda-section.ts";
import { metricsSection } from "../metrics-section.ts";
import { notebookSection } from "../notebook-section.ts";
import { processingSection } from "../processing-section.ts";
import { qualityCheckSection } from "../quality-check-section.ts";
import { refitSection } from "../refit-section.ts";
import { registrySection } from "../registry-section.ts";
import { text } from "../text.ts";
import { trainingSection } from "../training-section.ts";
import { transformSection } from "../transform-section.ts";
import { tuningSection } from "../tuning-section.ts";

/** A model as the published schema has it: sections by their usual names, and any others that steps name. */
export const modelDocument = z
  .object({
    source_directory: text
      .nullish()
      .meta({ description: "Where the code is, relative to the root of the repository, or an s3:// URI." }),
    name: z.string().nullish(),
    preprocess: processingSection.nullish(),
    train: trainingSection.nullish(),
    tuning: tuningSection.nullish(),
    refit: refitSection.nullish(),
    transform: transformSection.nullish(),
    evaluate: metricsSection.nullish(),
    registry: registrySection.nullish(),
    lambda: lambdaSection.nullish(),
    callback: callbackSection.nullish(),
    quality_check: qualityCheckSection.nullish(),
    clarify_check: clarifyCheckSection.nullish(),
    emr: emrSection.nullish(),
    emr_serverless: emrServerlessSection.nullish(),
    automl: automlSection.nullish(),
    endpoint_config: endpointConfigSection.nullish(),
    endpoint: endpointSection.nullish(),
    notebook: notebookSection.nullish(),
  })
  .catchall(
    z.union([
      processingSection,
      trainingSection,
      tuningSection,
      notebookSection,
      lambdaSection,
      callbackSection,
      z.looseObject({}),
    ]),
  )
  .meta({
    title: "Model",
    description: "What a model is made of: one section for each step that describes it.",
  });
