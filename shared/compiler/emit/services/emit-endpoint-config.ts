import { child } from "../../../config/yaml/child.ts";
import type { PlannedStep } from "../../plan/planned-step.ts";
import { readStepSection } from "../../plan/read-step-section.ts";
import type { Scope } from "../../scope.ts";
import type { EmittedStep } from "../emitted-step.ts";
import { fromNode } from "../from-node.ts";
import { kmsKey } from "../job/kms-key.ts";
import { tagsOf } from "../job/tags-of.ts";
import { requireModelStep } from "../model/require-model-step.ts";
import { overlay } from "../overlay.ts";
import { take } from "../take.ts";

/** Emits an EndpointConfig step. */
export const emitEndpointConfig = (
  scope: Scope,
  step: PlannedStep<"EndpointConfig">,
): readonly EmittedStep[] => {
  const section = readStepSection(scope, step, "EndpointConfig");
  if (section === undefined) return [];
  const { place } = section;
  const args = {
    EndpointConfigName: take(section, "name", `${scope.name}-${step.unit.model}`),
    ProductionVariants: [
      {
        VariantName: take(section, "variant_name", "AllTraffic"),
        ModelName: take(section, "model_name") ?? requireModelStep(scope, step),
        InitialInstanceCount: take(section, "instance_count", 1),
        InstanceType: take(section, "instance_type", "ml.m5.large"),
        InitialVariantWeight: 1,
      },
    ],
    KmsKeyId: kmsKey(section, scope.context),
    Tags: tagsOf(child(place, "tags")),
  };
  return [
    {
      name: step.name,
      type: "EndpointConfig",
      owner: step,
      args: overlay(args, fromNode(child(place, "arguments"))),
    },
  ];
};
