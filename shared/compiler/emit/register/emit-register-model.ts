import { child } from "../../../config/yaml/child.ts";
import type { PlannedStep } from "../../plan/planned-step.ts";
import { readStepSection } from "../../plan/read-step-section.ts";
import type { Scope } from "../../scope.ts";
import type { EmittedObject } from "../emitted.ts";
import type { EmittedStep } from "../emitted-step.ts";
import { fromNode } from "../from-node.ts";
import { get } from "../get.ts";
import { environmentOf } from "../job/environment-of.ts";
import { modelContainer } from "../model/model-container.ts";
import { overlay } from "../overlay.ts";
import { take } from "../take.ts";
import { commitParameter } from "./commit-parameter.ts";
import { gated } from "./gated.ts";
import { groupName } from "./group-name.ts";
import { modelMetrics } from "./model-metrics.ts";

const DESCRIPTION = "Default Model Package Description. Please add custom description in your conf.yaml file";

/** Emits a RegisterModel step: the package, and before it the repack where the model needs one. */
export const emitRegisterModel = (
  scope: Scope,
  step: PlannedStep<"RegisterModel">,
): readonly EmittedStep[] => {
  const registry = readStepSection(scope, step, "RegisterModel");
  if (registry === undefined) return [];
  const model = modelContainer(scope, step, registry);
  const ModelPackageGroupName = groupName(scope, step, registry);
  if (model === undefined) return [];
  const { repository } = step.unit;
  const inference = {
    value: registry.value.InferenceSpecification,
    place: child(registry.place, "InferenceSpecification"),
  };
  const args = {
    ModelPackageGroupName,
    ModelPackageDescription: take(registry, "ModelPackageDescription", DESCRIPTION),
    ModelMetrics: modelMetrics(scope, step),
    CustomerMetadataProperties: {
      PIPELINE_ARN: get("Execution.PipelineExecutionArn"),
      repository,
      commit: get(`Parameters.${commitParameter(scope, repository)}`),
      pipeline: scope.name,
      execution: get("Execution.PipelineExecutionArn"),
      ...(environmentOf(child(registry.place, "metadata")) as EmittedObject | undefined),
    },
    InferenceSpecification: {
      Containers: [model.container],
      SupportedContentTypes: take(inference, "supported_content_types"),
      SupportedResponseMIMETypes: take(inference, "supported_response_MIME_types"),
      SupportedRealtimeInferenceInstanceTypes: take(inference, "SupportedRealtimeInferenceInstanceTypes", [
        "ml.m5.2xlarge",
      ]),
      SupportedTransformInstanceTypes: take(inference, "SupportedTransformInstanceTypes", ["ml.m5.2xlarge"]),
    },
    ModelApprovalStatus: take(inference, "approval_status", "PendingManualApproval"),
    SkipModelValidation: "None",
  };
  const name = `${step.name}-RegisterModel`;
  const emitted = {
    name,
    type: "RegisterModel",
    owner: step,
    args: overlay(args, fromNode(child(registry.place, "arguments"))),
  };
  return gated(scope, step, { registry, register: emitted, repack: model.repack });
};
