import { metricsSection } from "../../config/schema/metrics-section.ts";
import { processingSection } from "../../config/schema/processing-section.ts";
import { registrySection } from "../../config/schema/registry-section.ts";
import { trainingSection } from "../../config/schema/training-section.ts";
import { transformSection } from "../../config/schema/transform-section.ts";

/** The validator of the section that each class of step reads. */
export const SECTIONS = {
  Processing: processingSection,
  Training: trainingSection,
  CreateModel: registrySection,
  Transform: transformSection,
  Metrics: metricsSection,
  RegisterModel: registrySection,
} as const;
