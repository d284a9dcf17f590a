import { child } from "../../../config/yaml/child.ts";
import type { PlannedStep } from "../../plan/planned-step.ts";
import { type EmittedObject, Sourced } from "../emitted.ts";
import type { EmittedStep } from "../emitted-step.ts";
import { fromNode } from "../from-node.ts";

/** Emits a step that is written in the service's own words. */
export const emitRaw = (step: PlannedStep<"Raw">): readonly EmittedStep[] => {
  const args = fromNode(child(step.place, "arguments")) ?? {};
  const properties = fromNode(child(step.place, "properties"));
  const siblings = properties instanceof Sourced ? (properties.value as EmittedObject) : {};
  return [{ name: step.name, type: step.value.type, owner: step, args, siblings }];
};
