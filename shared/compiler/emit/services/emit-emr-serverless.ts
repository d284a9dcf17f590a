import { child } from "../../../config/yaml/child.ts";
import type { PlannedStep } from "../../plan/planned-step.ts";
import { readStepSection } from "../../plan/read-step-section.ts";
import type { Scope } from "../../scope.ts";
import type { EmittedStep } from "../emitted-step.ts";
import { fromNode } from "../from-node.ts";
import { installed } from "../installed.ts";
import { overlay } from "../overlay.ts";
import { take } from "../take.ts";

/** Emits an EMRServerless step. */
export const emitEmrServerless = (
  scope: Scope,
  step: PlannedStep<"EMRServerless">,
): readonly EmittedStep[] => {
  const section = readStepSection(scope, step, "EMRServerless");
  if (section === undefined) return [];
  const { place } = section;
  const args = {
    ExecutionRoleArn: take(section, "execution_role", installed(scope.context.roleArn)),
    ApplicationId: take(section, "application_id"),
    ApplicationConfig: fromNode(child(place, "application_config")),
    JobConfig: fromNode(child(place, "job")),
  };
  return [
    {
      name: step.name,
      type: "EMRServerless",
      owner: step,
      args: overlay(args, fromNode(child(place, "arguments"))),
    },
  ];
};
