import { child } from "../../../config/yaml/child.ts";
import type { PlannedStep } from "../../plan/planned-step.ts";
import { readStepSection } from "../../plan/read-step-section.ts";
import type { Scope } from "../../scope.ts";
import type { EmittedStep } from "../emitted-step.ts";
import { fromNode } from "../from-node.ts";
import { roleArn } from "../job/role-arn.ts";
import { tagsOf } from "../job/tags-of.ts";
import { vpcConfig } from "../job/vpc-config.ts";
import { overlay } from "../overlay.ts";
import { take } from "../take.ts";
import { modelContainer } from "./model-container.ts";

/** Emits a CreateModel step: the model, and before it the repack where the model needs one. */
export const emitCreateModel = (scope: Scope, step: PlannedStep<"CreateModel">): readonly EmittedStep[] => {
  const registry = readStepSection(scope, step, "CreateModel");
  if (registry === undefined) return [];
  const model = modelContainer(scope, step, registry);
  if (model === undefined) return [];
  const base = {
    ExecutionRoleArn: roleArn(registry, scope.context),
    PrimaryContainer: model.container,
    VpcConfig: vpcConfig(registry, scope.context),
    EnableNetworkIsolation: take(registry, "network_isolation"),
    Tags: tagsOf(child(registry.place, "tags")),
  };
  const args = overlay(base, fromNode(child(registry.place, "model_arguments")));
  const emitted = { name: `${step.name}-CreateModel`, type: "Model", owner: step, args };
  return model.repack === undefined ? [emitted] : [model.repack, emitted];
};
