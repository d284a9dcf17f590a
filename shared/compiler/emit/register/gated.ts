import type { ConditionSource } from "../../../config/schema/condition.ts";
import { child } from "../../../config/yaml/child.ts";
import { emitCondition } from "../../conditions/emit-condition.ts";
import type { PlannedStep } from "../../plan/planned-step.ts";
import type { Scope } from "../../scope.ts";
import type { EmittedStep } from "../emitted-step.ts";
import type { Section } from "../section.ts";

type Gated = {
  readonly gate?: readonly ConditionSource[] | null | undefined;
  readonly else?: "fail" | "skip" | null | undefined;
};

const describe = ({ metric, left, op, value }: ConditionSource): string =>
  op === undefined
    ? "a combination of conditions"
    : `${metric ?? left} ${op} ${Array.isArray(value) ? value.join(", ") : value}`;

const failure = (step: PlannedStep, gate: readonly ConditionSource[]): EmittedStep => ({
  name: `${step.name}-GateFailed`,
  type: "Fail",
  owner: step,
  isAuxiliary: true,
  args: {
    ErrorMessage: `${step.unit.model} was not registered: expected ${gate.map(describe).join(" and ")}`,
  },
});

/** Puts the registration behind the section's gate, if it has one. */
export const gated = (
  scope: Scope,
  step: PlannedStep,
  { registry, register }: { registry: Section<Gated>; register: EmittedStep },
): EmittedStep => {
  const gate = registry.value.gate ?? [];
  if (gate.length === 0) return register;
  const conditions = gate.map((source, index) =>
    emitCondition(scope, step, { source, place: child(registry.place, "gate", index) }),
  );
  return {
    name: `${step.name}-Gate`,
    type: "Condition",
    owner: step,
    isAuxiliary: true,
    args: { Conditions: conditions },
    branches: { if: [register], else: registry.value.else === "skip" ? [] : [failure(step, gate)] },
  };
};
