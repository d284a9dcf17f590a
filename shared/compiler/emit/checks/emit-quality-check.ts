import { child } from "../../../config/yaml/child.ts";
import { toPlain } from "../../../config/yaml/to-plain.ts";
import type { PlannedStep } from "../../plan/planned-step.ts";
import { readStepSection } from "../../plan/read-step-section.ts";
import type { Scope } from "../../scope.ts";
import type { EmittedStep } from "../emitted-step.ts";
import { take } from "../take.ts";
import { checkArguments } from "./check-arguments.ts";
import { checkGroup } from "./check-group.ts";

const INPUT = "baseline_dataset_input";
const OUTPUT = "quality_check_output";

/** Emits a QualityCheck step: the model monitor's analyser, told by its environment. */
export const emitQualityCheck = (scope: Scope, step: PlannedStep<"QualityCheck">): readonly EmittedStep[] => {
  const section = readStepSection(scope, step, "QualityCheck");
  if (section === undefined) return [];
  const { node } = child(section.place, "dataset_format");
  const format = node === undefined ? { csv: { header: true } } : toPlain(node);
  const environment = {
    dataset_format: JSON.stringify(format),
    dataset_source: `/opt/ml/processing/input/${INPUT}`,
    output_path: "/opt/ml/processing/output",
    publish_cloudwatch_metrics: "Disabled",
    analysis_type: section.value.type === "MODEL_QUALITY" ? "MODEL_QUALITY" : undefined,
    problem_type: take(section, "problem_type"),
    inference_attribute: take(section, "inference_attribute"),
    probability_attribute: take(section, "probability_attribute"),
    ground_truth_attribute: take(section, "ground_truth_attribute"),
  };
  const args = checkArguments(scope, step, {
    section,
    parts: { inputName: INPUT, outputName: OUTPUT, environment },
  });
  const siblings = {
    CheckType: take(section, "type"),
    ModelPackageGroupName: checkGroup(scope, step, section),
    SkipCheck: take(section, "skip_check", false),
    FailOnViolation: take(section, "fail_on_violation", true),
    RegisterNewBaseline: take(section, "register_new_baseline", false),
    SuppliedBaselineStatistics: take(section, "supplied_baseline_statistics"),
    SuppliedBaselineConstraints: take(section, "supplied_baseline_constraints"),
  };
  return [{ name: step.name, type: "QualityCheck", owner: step, args, siblings }];
};
