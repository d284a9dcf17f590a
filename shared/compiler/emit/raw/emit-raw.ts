import { child } from "../../../config/yaml/child.ts";
import { keyOf } from "../../../config/yaml/key-of.ts";
import type { PlannedStep } from "../../plan/planned-step.ts";
import type { Scope } from "../../scope.ts";
import type { EmittedObject } from "../emitted.ts";
import type { EmittedStep } from "../emitted-step.ts";
import { fromNode } from "../from-node.ts";

/** Members that the step's own keys decide. */
const KEYS: Readonly<Record<string, string>> = {
  Name: "step_name",
  Type: "type",
  Arguments: "arguments",
  DependsOn: "depends_on",
  DisplayName: "display_name",
  Description: "description",
};

const propertiesOf = (scope: Scope, step: PlannedStep<"Raw">): EmittedObject => {
  const place = child(step.place, "properties");
  if (place.node?.kind !== "map") return {};
  return Object.fromEntries(
    [...place.node.entries.keys()].flatMap((name) => {
      const key = KEYS[name];
      if (key === undefined) return [[name, fromNode(child(place, name))]];
      scope.report(keyOf(child(place, name)), {
        code: "raw-property",
        severity: "error",
        message: `"${name}" is no property of its own`,
        hint: `write ${key} beside properties`,
      });
      return [];
    }),
  );
};

/** Emits a step that is written in the service's own words. */
export const emitRaw = (scope: Scope, step: PlannedStep<"Raw">): readonly EmittedStep[] => {
  const args = fromNode(child(step.place, "arguments")) ?? {};
  return [{ name: step.name, type: step.value.type, owner: step, args, siblings: propertiesOf(scope, step) }];
};
