import { child } from "../../config/yaml/child.ts";
import type { Emitted } from "../emit/emitted.ts";
import type { PlannedStep } from "../plan/planned-step.ts";
import type { Scope } from "../scope.ts";
import { emitCondition } from "./emit-condition.ts";

/** The conditions of a Condition step, all of which must hold. */
export const conditionsOf = (scope: Scope, step: PlannedStep<"Condition">): readonly Emitted[] =>
  step.value.conditions.map((source, index) =>
    emitCondition(scope, step, { source, place: child(step.place, "conditions", index) }),
  );
