import type { ConditionSource } from "../../config/schema/condition.ts";
import { child } from "../../config/yaml/child.ts";
import type { Place } from "../../config/yaml/place.ts";
import type { Emitted } from "../emit/emitted.ts";
import { fromPlace } from "../emit/from-place.ts";
import { get } from "../emit/get.ts";
import { REPORT } from "../emit/metrics/report.ts";
import { findSteps } from "../plan/find-steps.ts";
import { latestStep } from "../plan/latest-step.ts";
import type { PlannedStep } from "../plan/planned-step.ts";
import type { Scope } from "../scope.ts";

const isMetrics = ({ stepClass }: PlannedStep): boolean => stepClass === "Metrics";

const metricsStep = (
  scope: Scope,
  owner: PlannedStep,
  { source, place }: Operand,
): PlannedStep | undefined => {
  const named =
    source.step === undefined
      ? undefined
      : findSteps(scope, source.step, { place: child(place, "step"), asker: owner });
  if (named?.length === 0) return undefined;
  const found = named === undefined ? latestStep(owner, isMetrics) : named.findLast(isMetrics);
  if (found !== undefined) return found;
  scope.report(child(place, named === undefined ? "metric" : "step"), {
    code: "no-report",
    severity: "error",
    message:
      named === undefined
        ? `the model "${owner.unit.model}" has no Metrics step whose report could be read`
        : `step "${source.step}" leaves no report`,
    hint: "add a step with step_class: Metrics, or name one by step",
  });
  return undefined;
};

type Operand = { readonly source: ConditionSource; readonly place: Place };

/** The left side of a comparison: a value of a report, or what `left` says. */
export const emitOperand = (scope: Scope, owner: PlannedStep, operand: Operand): Emitted => {
  const { source, place } = operand;
  if (source.metric === undefined) return fromPlace(child(place, "left"), source.left);
  const step = metricsStep(scope, owner, operand);
  if (step === undefined) return undefined;
  return fromPlace(child(place, "metric"), {
    "Std:JsonGet": {
      PropertyFile: get(`Steps.${step.name}.PropertyFiles.${REPORT.property}`),
      Path: source.metric,
    },
  });
};
