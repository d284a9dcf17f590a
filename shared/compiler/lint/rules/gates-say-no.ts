import { branchSteps } from "../../references/branch-steps.ts";
import { found } from "../found.ts";
import type { LintRule } from "../lint-rule.ts";

/** Rule 36: a gate before a registration that fails nothing lets a run succeed silently without a model. */
export const gatesSayNo: LintRule = ({ steps }) =>
  steps.flatMap(({ step }) => {
    if (step.Type !== "Condition") return [];
    const registers = branchSteps(step, "IfSteps").some(({ Type }) => Type === "RegisterModel");
    if (!registers || branchSteps(step, "ElseSteps").length > 0) return [];
    return [
      found.info(
        "silent-gate",
        step.Name,
        `where "${step.Name}" does not hold, the run succeeds without registering anything`,
        "set registry.else: fail, or add a Fail step, if somebody should know",
      ),
    ];
  });
