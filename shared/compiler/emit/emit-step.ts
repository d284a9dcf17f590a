import type { PlannedStep } from "../plan/planned-step.ts";
import type { Scope } from "../scope.ts";
import { emitFail } from "./emit-fail.ts";
import type { EmittedStep } from "./emitted-step.ts";
import { emitMetrics } from "./metrics/emit-metrics.ts";
import { emitCreateModel } from "./model/emit-create-model.ts";
import { emitProcessing } from "./processing/emit-processing.ts";
import { emitRegisterModel } from "./register/emit-register-model.ts";
import { emitTraining } from "./training/emit-training.ts";
import { emitTransform } from "./transform/emit-transform.ts";

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
    default:
      return [];
  }
};
