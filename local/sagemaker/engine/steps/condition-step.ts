import { type Condition, evaluateCondition } from "../policy/evaluate-condition.ts";
import type { StepKind } from "./step-kind.ts";

/** A step that decides which of its branches runs: all of its conditions must hold. */
export const conditionStep: StepKind = async ({ arguments: given }) => {
  const conditions = (given.Conditions ?? []) as readonly Condition[];
  if (conditions.length === 0) throw new Error("ClientError: a condition step needs a condition");
  const Outcome = conditions.every(evaluateCondition) ? "True" : "False";
  return { status: "Succeeded", properties: { Outcome }, Metadata: { Condition: { Outcome } } };
};
