import { emitConditionStep } from "../conditions/emit-condition-step.ts";
import type { PlannedStep } from "../plan/planned-step.ts";
import type { Scope } from "../scope.ts";
import { emitStep } from "./emit-step.ts";
import type { EmittedStep } from "./emitted-step.ts";

/** What the steps of a config became. */
export type EmittedSteps = {
  /** By config step. */
  readonly byStep: ReadonlyMap<PlannedStep, readonly EmittedStep[]>;
  /** Those outside any branch, in order. */
  readonly top: readonly EmittedStep[];
};

/** Emits all steps of a pipeline and puts those of branches into their conditions. */
export const emitSteps = (scope: Scope): EmittedSteps => {
  const byStep = new Map<PlannedStep, readonly EmittedStep[]>();
  const sides = new Map<PlannedStep, { readonly if: EmittedStep[]; readonly else: EmittedStep[] }>();
  for (const step of scope.steps.all) {
    if (step.stepClass === "Condition") sides.set(step, { if: [], else: [] });
    else byStep.set(step, emitStep(scope, step));
    if (step.stepClass === "Condition" || step.branch === undefined) continue;
    const inside = (byStep.get(step) ?? []).filter(({ isLifted }) => isLifted !== true);
    sides.get(step.branch.condition)?.[step.branch.side].push(...inside);
  }
  for (const step of scope.steps.all)
    if (step.stepClass === "Condition")
      byStep.set(step, emitConditionStep(scope, step, sides.get(step) ?? { if: [], else: [] }));
  const top = scope.steps.all.flatMap((step) =>
    (byStep.get(step) ?? []).filter(
      ({ isLifted }) => step.stepClass === "Condition" || step.branch === undefined || isLifted === true,
    ),
  );
  return { byStep, top };
};
