import type { PlannedStep } from "../../plan/planned-step.ts";
import type { Scope } from "../../scope.ts";
import type { Emitted } from "../emitted.ts";
import { get } from "../get.ts";
import { modelStepOf } from "./model-step-of.ts";

/** The name of the model that a step uses; undefined, after a report, when its unit makes none. */
export const requireModelStep = (scope: Scope, step: PlannedStep): Emitted => {
  const model = modelStepOf(step);
  if (model !== undefined) return get(`Steps.${model.name}-CreateModel.ModelName`);
  scope.report(step.place, {
    code: "no-model",
    severity: "error",
    message: `step "${step.name}" (${step.stepClass}) needs a model, and the model "${step.unit.model}" has no CreateModel step`,
    hint: "add a step with step_class: CreateModel",
  });
  return undefined;
};
