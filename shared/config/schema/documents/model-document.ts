import * as z from "zod";
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
      .describe("Where the code is, relative to the root of the repository, or an s3:// URI."),
    name: z.string().nullish().describe("Name of the model in the names of repack steps; seldom needed."),
    preprocess: processingSection
      .nullish()
      .describe("A Processing job, for steps with step_type: preprocess."),
    train: trainingSection.nullish().describe("The Training job."),
    tuning: tuningSection.nullish().describe("The search of a Tuning step."),
    refit: refitSection.nullish().describe("What a Refit step changes of the winner."),
    transform: transformSection
      .nullish()
      .describe("The batch transform, and the inference script (entry_point)."),
    evaluate: metricsSection.nullish().describe("The evaluation of a Metrics step."),
    registry: registrySection.nullish().describe("How the model is served and registered."),
    lambda: lambdaSection.nullish().describe("A call of a Lambda function."),
    callback: callbackSection.nullish().describe("A message to a queue that somebody answers."),
    quality_check: qualityCheckSection.nullish().describe("A check of data or model quality."),
    clarify_check: clarifyCheckSection.nullish().describe("A check of bias or explainability."),
    emr: emrSection.nullish().describe("A step on an EMR cluster."),
    emr_serverless: emrServerlessSection.nullish().describe("A job on EMR Serverless."),
    automl: automlSection.nullish().describe("An AutoML job."),
    endpoint_config: endpointConfigSection.nullish().describe("The configuration of an endpoint."),
    endpoint: endpointSection.nullish().describe("An endpoint."),
    notebook: notebookSection.nullish().describe("A notebook that is run as a training job."),
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
