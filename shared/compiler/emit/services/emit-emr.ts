import { child } from "../../../config/yaml/child.ts";
import type { PlannedStep } from "../../plan/planned-step.ts";
import { readStepSection } from "../../plan/read-step-section.ts";
import type { Scope } from "../../scope.ts";
import type { EmittedStep } from "../emitted-step.ts";
import { fromNode } from "../from-node.ts";
import { overlay } from "../overlay.ts";
import { take } from "../take.ts";

/** Emits an EMR step. */
export const emitEmr = (scope: Scope, step: PlannedStep<"EMR">): readonly EmittedStep[] => {
  const section = readStepSection(scope, step, "EMR");
  if (section === undefined) return [];
  const { place } = section;
  const properties = child(place, "properties");
  const args = {
    ClusterId: take(section, "cluster_id"),
    ClusterConfig: fromNode(child(place, "cluster_config")),
    ExecutionRoleArn: take(section, "execution_role"),
    StepConfig: {
      HadoopJarStep: {
        Jar: take(section, "jar"),
        Args: fromNode(child(place, "args")),
        MainClass: take(section, "main_class"),
        Properties:
          properties.node?.kind === "map"
            ? [...properties.node.entries.keys()].map((Key) => ({
                Key,
                Value: fromNode(child(properties, Key)),
              }))
            : undefined,
      },
    },
  };
  return [
    { name: step.name, type: "EMR", owner: step, args: overlay(args, fromNode(child(place, "arguments"))) },
  ];
};
