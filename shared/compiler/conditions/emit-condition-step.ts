import type { Emitted } from "../emit/emitted.ts";
import type { EmittedStep } from "../emit/emitted-step.ts";
import type { PlannedStep } from "../plan/planned-step.ts";
import type { Scope } from "../scope.ts";
import { conditionsOf } from "./conditions-of.ts";
import { guardsOf } from "./guards-of.ts";
import { negate } from "./negate.ts";

/** The steps that stand directly on the two sides of a condition. */
export type Sides = { readonly if: readonly EmittedStep[]; readonly else: readonly EmittedStep[] };

const make = (
  owner: PlannedStep,
  name: string,
  { conditions, branches }: { conditions: readonly Emitted[]; branches: Sides },
): EmittedStep => ({
  name,
  type: "Condition",
  owner,
  args: { Conditions: conditions },
  branches,
});

/**
 * Emits a Condition step. A nested one becomes flat steps of its own that repeat what the outer ones ask, one for each
 * side: the service was documented to refuse conditions inside branches.
 */
export const emitConditionStep = (
  scope: Scope,
  step: PlannedStep<"Condition">,
  sides: Sides,
): readonly EmittedStep[] => {
  const own = conditionsOf(scope, step);
  if ([step.value.if ?? [], step.value.else ?? []].every(({ length }) => length === 0))
    scope.report(step.place, {
      code: "empty-condition",
      severity: "warning",
      message: `nothing depends on what "${step.name}" asks, so it is left out`,
      hint: "put steps below if or else",
    });
  if (step.branch === undefined)
    return sides.if.length + sides.else.length === 0
      ? []
      : [make(step, step.name, { conditions: own, branches: sides })];
  const guards = guardsOf(scope, step.branch);
  const flat = (
    name: string,
    last: readonly Emitted[],
    steps: readonly EmittedStep[],
  ): readonly EmittedStep[] =>
    steps.length === 0
      ? []
      : [make(step, name, { conditions: [...guards, ...last], branches: { if: steps, else: [] } })];
  return [...flat(step.name, own, sides.if), ...flat(`${step.name}-else`, [negate(own)], sides.else)];
};
