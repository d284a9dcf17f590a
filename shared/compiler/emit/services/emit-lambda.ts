import { child } from "../../../config/yaml/child.ts";
import type { PlannedStep } from "../../plan/planned-step.ts";
import { readStepSection } from "../../plan/read-step-section.ts";
import type { Scope } from "../../scope.ts";
import type { EmittedStep } from "../emitted-step.ts";
import { fromNode } from "../from-node.ts";
import { take } from "../take.ts";
import { outputParameters } from "./output-parameters.ts";

/** Emits a Lambda step. */
export const emitLambda = (scope: Scope, step: PlannedStep<"Lambda">): readonly EmittedStep[] => {
  const section = readStepSection(scope, step, "Lambda");
  if (section === undefined) return [];
  const siblings = {
    FunctionArn: take(section, "function_arn"),
    OutputParameters: outputParameters(child(section.place, "outputs")),
  };
  const args = fromNode(child(section.place, "inputs")) ?? {};
  return [{ name: step.name, type: "Lambda", owner: step, args, siblings }];
};
