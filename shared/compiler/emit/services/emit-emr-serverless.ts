import type * as z from "zod";
import type { emrServerlessSection } from "../../../config/schema/emr-serverless-section.ts";
import { child } from "../../../config/yaml/child.ts";
import type { PlannedStep } from "../../plan/planned-step.ts";
import { readStepSection } from "../../plan/read-step-section.ts";
import type { Scope } from "../../scope.ts";
import type { EmittedStep } from "../emitted-step.ts";
import { fromNode } from "../from-node.ts";
import { installed } from "../installed.ts";
import { overlay } from "../overlay.ts";
import type { Section } from "../section.ts";
import { take } from "../take.ts";

type EmrServerless = Section<z.output<typeof emrServerlessSection>>;

/** The role of jobs trusts SageMaker alone. */
const checkRole = (scope: Scope, step: PlannedStep, { place, value }: EmrServerless): void => {
  const said = value.execution_role ?? child(place, "arguments", "ExecutionRoleArn").node;
  if (said === undefined)
    scope.report(step.place, {
      code: "execution-role",
      severity: "warning",
      message: `step "${step.name}" runs with the installation's role, which EMR Serverless cannot take on`,
      hint: "name an execution_role that trusts emr-serverless.amazonaws.com",
    });
};

/** Emits an EMRServerless step. */
export const emitEmrServerless = (
  scope: Scope,
  step: PlannedStep<"EMRServerless">,
): readonly EmittedStep[] => {
  const section = readStepSection(scope, step, "EMRServerless");
  if (section === undefined) return [];
  const { place } = section;
  checkRole(scope, step, section);
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
