import { child } from "../../../config/yaml/child.ts";
import type { PlannedStep } from "../../plan/planned-step.ts";
import { readOptionalSection } from "../../plan/read-optional-section.ts";
import type { Scope } from "../../scope.ts";
import type { EmittedStep } from "../emitted-step.ts";
import { fromNode } from "../from-node.ts";
import { get } from "../get.ts";
import { tagsOf } from "../job/tags-of.ts";
import { overlay } from "../overlay.ts";
import { take } from "../take.ts";

const configOf = ({ unit: { steps } }: PlannedStep): PlannedStep | undefined =>
  steps.findLast(({ stepClass }) => stepClass === "EndpointConfig");

/** Emits an Endpoint step: the endpoint is created, or updated where it exists. */
export const emitEndpoint = (scope: Scope, step: PlannedStep<"Endpoint">): readonly EmittedStep[] => {
  const section = readOptionalSection(scope, step, "Endpoint");
  if (section === undefined) return [];
  const config = configOf(step);
  if (config === undefined) {
    scope.report(step.place, {
      code: "no-endpoint-config",
      severity: "error",
      message: `step "${step.name}" (Endpoint) needs an EndpointConfig step in the model "${step.unit.model}"`,
      hint: "add a step with step_class: EndpointConfig",
    });
    return [];
  }
  const args = {
    EndpointName: take(section, "name", `${scope.name}-${step.unit.model}`),
    EndpointConfigName: get(`Steps.${config.name}.EndpointConfigName`),
    Tags: tagsOf(child(section.place, "tags")),
  };
  return [
    {
      name: step.name,
      type: "Endpoint",
      owner: step,
      args: overlay(args, fromNode(child(section.place, "arguments"))),
    },
  ];
};
