import type { PlannedStep } from "../plan/planned-step.ts";
import type { Scope } from "../scope.ts";
import { emitClarifyCheck } from "./checks/emit-clarify-check.ts";
import { emitQualityCheck } from "./checks/emit-quality-check.ts";
import { emitFail } from "./emit-fail.ts";
import type { EmittedStep } from "./emitted-step.ts";
import { emitMetrics } from "./metrics/emit-metrics.ts";
import { emitCreateModel } from "./model/emit-create-model.ts";
import { emitNotebook } from "./notebook/emit-notebook.ts";
import { emitProcessing } from "./processing/emit-processing.ts";
import { emitRaw } from "./raw/emit-raw.ts";
import { emitRegisterModel } from "./register/emit-register-model.ts";
import { emitAutoml } from "./services/emit-automl.ts";
import { emitCallback } from "./services/emit-callback.ts";
import { emitEmr } from "./services/emit-emr.ts";
import { emitEmrServerless } from "./services/emit-emr-serverless.ts";
import { emitEndpoint } from "./services/emit-endpoint.ts";
import { emitEndpointConfig } from "./services/emit-endpoint-config.ts";
import { emitLambda } from "./services/emit-lambda.ts";
import { emitTraining } from "./training/emit-training.ts";
import { emitTransform } from "./transform/emit-transform.ts";
import { emitRefit } from "./tuning/emit-refit.ts";
import { emitTuning } from "./tuning/emit-tuning.ts";

/** Emits what a config step stands for: one step of the definition, or more. */
export const emitStep = (scope: Scope, step: PlannedStep): readonly EmittedStep[] => {
  switch (step.stepClass) {
    case "Processing":
      return emitProcessing(scope, step);
    case "Training":
      return emitTraining(scope, step);
    case "CreateModel":
      return emitCreateModel(scope, step);
    case "Transform":
      return emitTransform(scope, step);
    case "Metrics":
      return emitMetrics(scope, step);
    case "RegisterModel":
      return emitRegisterModel(scope, step);
    case "Fail":
      return emitFail(step);
    case "Lambda":
      return emitLambda(scope, step);
    case "Callback":
      return emitCallback(scope, step);
    case "EMR":
      return emitEmr(scope, step);
    case "EMRServerless":
      return emitEmrServerless(scope, step);
    case "AutoML":
      return emitAutoml(scope, step);
    case "EndpointConfig":
      return emitEndpointConfig(scope, step);
    case "Endpoint":
      return emitEndpoint(scope, step);
    case "QualityCheck":
      return emitQualityCheck(scope, step);
    case "ClarifyCheck":
      return emitClarifyCheck(scope, step);
    case "Raw":
      return emitRaw(scope, step);
    case "Tuning":
      return emitTuning(scope, step);
    case "Refit":
      return emitRefit(scope, step);
    case "Notebook":
      return emitNotebook(scope, step);
    case "Condition":
      // Conditions hold other steps and are emitted after them.
      return [];
    default:
      return step satisfies never;
  }
};
