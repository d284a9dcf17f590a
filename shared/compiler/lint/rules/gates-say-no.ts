import type { DefinitionStep } from "../../definition.ts";
import { found } from "../found.ts";
import type { LintRule } from "../lint-rule.ts";
import { listAt } from "../list-at.ts";

const typesIn = (steps: readonly unknown[]): readonly string[] =>
  steps.map((step) => (step as DefinitionStep).Type);

/** Rule 36: a gate before a registration that fails nothing lets a run succeed silently without a model. */
export const gatesSayNo: LintRule = ({ steps }) =>
  steps.flatMap(({ step }) => {
    if (step.Type !== "Condition") return [];
    const registers = typesIn(listAt(step.Arguments, "IfSteps")).includes("RegisterModel");
    const otherwise = listAt(step.Arguments, "ElseSteps");
    if (!registers || otherwise.length > 0) return [];
    return [
      found.info(
        "silent-gate",
        step.Name,
        `where "${step.Name}" does not hold, the run succeeds without registering anything`,
        "set registry.else: fail, or add a Fail step, if somebody should know",
      ),
    ];
  });
