import { automlSection } from "../../config/schema/automl-section.ts";
import { callbackSection } from "../../config/schema/callback-section.ts";
import { clarifyCheckSection } from "../../config/schema/clarify-check-section.ts";
import { emrSection } from "../../config/schema/emr-section.ts";
import { emrServerlessSection } from "../../config/schema/emr-serverless-section.ts";
import { endpointConfigSection } from "../../config/schema/endpoint-config-section.ts";
import { endpointSection } from "../../config/schema/endpoint-section.ts";
import { lambdaSection } from "../../config/schema/lambda-section.ts";
import { metricsSection } from "../../config/schema/metrics-section.ts";
import { notebookSection } from "../../config/schema/notebook-section.ts";
import { processingSection } from "../../config/schema/processing-section.ts";
import { qualityCheckSection } from "../../config/schema/quality-check-section.ts";
import { refitSection } from "../../config/schema/refit-section.ts";
import { registrySection } from "../../config/schema/registry-section.ts";
import { trainingSection } from "../../config/schema/training-section.ts";
import { transformSection } from "../../config/schema/transform-section.ts";
import { tuningSection } from "../../config/schema/tuning-section.ts";

/** The validator of the section that each class of step reads. */
export const SECTIONS = {
  Processing: processingSection,
  Training: trainingSection,
  CreateModel: registrySection,
  Transform: transformSection,
  Metrics: metricsSection,
  RegisterModel: registrySection,
  Tuning: tuningSection,
  Refit: refitSection,
  Lambda: lambdaSection,
  Callback: callbackSection,
  QualityCheck: qualityCheckSection,
  ClarifyCheck: clarifyCheckSection,
  EMR: emrSection,
  EMRServerless: emrServerlessSection,
  AutoML: automlSection,
  EndpointConfig: endpointConfigSection,
  Endpoint: endpointSection,
  Notebook: notebookSection,
} as const;
