import type { StepClass } from "../../config/schema/step-class.ts";
import type { PlannedStep } from "./planned-step.ts";

/** The section that a class reads unless the step names one. */
const DEFAULTS: Partial<Record<StepClass, string>> = {
  Training: "train",
  CreateModel: "registry",
  Transform: "transform",
  Metrics: "evaluate",
  RegisterModel: "registry",
  Tuning: "tuning",
  Refit: "refit",
  Lambda: "lambda",
  Callback: "callback",
  QualityCheck: "quality_check",
  ClarifyCheck: "clarify_check",
  EMR: "emr",
  EMRServerless: "emr_serverless",
  AutoML: "automl",
  EndpointConfig: "endpoint_config",
  Endpoint: "endpoint",
  Notebook: "notebook",
};

// The original reads step_type for Processing and Training only; files may hold anything there for the others.
const WITHOUT_STEP_TYPE = new Set<StepClass>(["CreateModel", "Transform", "Metrics", "RegisterModel"]);

/** The name of the section of the model that describes a step; undefined for steps that need none. */
export const sectionName = ({
  stepClass,
  value,
}: Pick<PlannedStep, "stepClass" | "value">): string | undefined => {
  const named = WITHOUT_STEP_TYPE.has(stepClass) ? value.section : (value.section ?? value.step_type);
  return named ?? DEFAULTS[stepClass];
};
