import { child } from "../../../config/yaml/child.ts";
import type { PlannedStep } from "../../plan/planned-step.ts";
import { readStepSection } from "../../plan/read-step-section.ts";
import type { Scope } from "../../scope.ts";
import type { EmittedStep } from "../emitted-step.ts";
import { fromNode } from "../from-node.ts";
import { take } from "../take.ts";
import { outputParameters } from "./output-parameters.ts";

/** Emits a Callback step. */
export const emitCallback = (scope: Scope, step: PlannedStep<"Callback">): readonly EmittedStep[] => {
  const section = readStepSection(scope, step, "Callback");
  if (section === undefined) return [];
  const siblings = {
    SqsQueueUrl: take(section, "queue_url"),
    OutputParameters: outputParameters(child(section.place, "outputs")),
  };
  const args = fromNode(child(section.place, "inputs")) ?? {};
  return [{ name: step.name, type: "Callback", owner: step, args, siblings }];
};
