import { child } from "../../../config/yaml/child.ts";
import { toPlain } from "../../../config/yaml/to-plain.ts";
import type { PlannedStep } from "../../plan/planned-step.ts";
import { readStepSection } from "../../plan/read-step-section.ts";
import type { Scope } from "../../scope.ts";
import { assetUri } from "../code/asset-uri.ts";
import type { EmittedStep } from "../emitted-step.ts";
import { fromPlace } from "../from-place.ts";
import { requireModelStep } from "../model/require-model-step.ts";
import { processingInput } from "../processing/processing-input.ts";
import { take } from "../take.ts";
import { checkArguments } from "./check-arguments.ts";
import { checkGroup } from "./check-group.ts";

/** Emits a ClarifyCheck step; its analysis configuration goes to S3 beside the code. */
export const emitClarifyCheck = (scope: Scope, step: PlannedStep<"ClarifyCheck">): readonly EmittedStep[] => {
  const section = readStepSection(scope, step, "ClarifyCheck");
  if (section === undefined) return [];
  const place = child(section.place, "config");
  const text = JSON.stringify(place.node === undefined ? {} : toPlain(place.node));
  const config = fromPlace(place, assetUri(scope, { kind: "text", name: "analysis_config.json", text }));
  const inputs = [
    processingInput("analysis_config", { uri: config, localPath: "/opt/ml/processing/input/config" }),
  ];
  const args = checkArguments(scope, step, {
    section,
    parts: { inputName: "dataset", outputName: "analysis_result", inputs },
  });
  const needsModel = section.value.type !== "DATA_BIAS";
  const siblings = {
    CheckType: take(section, "type"),
    ModelPackageGroupName: checkGroup(scope, step, section),
    SkipCheck: take(section, "skip_check", false),
    FailOnViolation: take(section, "fail_on_violation", true),
    RegisterNewBaseline: take(section, "register_new_baseline", false),
    SuppliedBaselineConstraints: take(section, "supplied_baseline_constraints"),
    ModelName: take(section, "model_name") ?? (needsModel ? requireModelStep(scope, step) : undefined),
  };
  return [{ name: step.name, type: "ClarifyCheck", owner: step, args, siblings }];
};
