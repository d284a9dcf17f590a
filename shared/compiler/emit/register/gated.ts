import type { ConditionSource } from "../../../config/schema/condition.ts";
import { child } from "../../../config/yaml/child.ts";
import { emitCondition } from "../../conditions/emit-condition.ts";
import { guardsOf } from "../../conditions/guards-of.ts";
import { negate } from "../../conditions/negate.ts";
import type { PlannedStep } from "../../plan/planned-step.ts";
import type { Scope } from "../../scope.ts";
import type { Emitted } from "../emitted.ts";
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

type Parts = {
  readonly registry: Section<Gated>;
  readonly register: EmittedStep;
  readonly repack: EmittedStep | undefined;
};

const conditionsOf = (scope: Scope, step: PlannedStep, registry: Section<Gated>): readonly Emitted[] =>
  (registry.value.gate ?? []).map((source, index) =>
    emitCondition(scope, step, { source, place: child(registry.place, "gate", index) }),
  );

type Gate = {
  readonly conditions: readonly Emitted[];
  readonly inside: readonly EmittedStep[];
  readonly failures: readonly EmittedStep[];
};

/** The gate of a step in a branch: as a nested condition is, it is flattened into one condition for each side. */
const lifted = (scope: Scope, step: PlannedStep, gate: Gate): readonly EmittedStep[] => {
  const guards = guardsOf(scope, step.branch);
  const one = (
    name: string,
    last: readonly Emitted[],
    steps: readonly EmittedStep[],
  ): readonly EmittedStep[] =>
    steps.length === 0
      ? []
      : [
          {
            name,
            type: "Condition",
            owner: step,
            isAuxiliary: true,
            isLifted: true,
            args: { Conditions: [...guards, ...last] },
            branches: { if: steps, else: [] },
          },
        ];
  return [
    ...one(`${step.name}-Gate`, gate.conditions, gate.inside),
    ...one(`${step.name}-Gate-else`, [negate(gate.conditions)], gate.failures),
  ];
};

/** A registration and the repack before it, behind the section's gate if it has one. */
export const gated = (
  scope: Scope,
  step: PlannedStep,
  { registry, register, repack }: Parts,
): readonly EmittedStep[] => {
  const before = repack === undefined ? [] : [repack];
  const gate = registry.value.gate ?? [];
  if (gate.length === 0) return [...before, register];
  const conditions = conditionsOf(scope, step, registry);
  const failures = registry.value.else === "skip" ? [] : [failure(step, gate)];
  if (step.branch !== undefined)
    return lifted(scope, step, { conditions, inside: [...before, register], failures });
  return [
    ...before,
    {
      name: `${step.name}-Gate`,
      type: "Condition",
      owner: step,
      isAuxiliary: true,
      args: { Conditions: conditions },
      branches: { if: [register], else: failures },
    },
  ];
};
