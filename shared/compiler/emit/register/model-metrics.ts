import { areExclusive } from "../../plan/are-exclusive.ts";
import type { PlannedStep } from "../../plan/planned-step.ts";
import { readStepSection } from "../../plan/read-step-section.ts";
import type { Scope } from "../../scope.ts";
import type { Emitted } from "../emitted.ts";
import { get } from "../get.ts";
import { join } from "../join.ts";
import { REPORT } from "../metrics/report.ts";
import { take } from "../take.ts";

/** The last Metrics step before a step in its unit. */
const metricsStepOf = (step: PlannedStep): PlannedStep | undefined => {
  const { steps } = step.unit;
  return steps
    .slice(0, steps.indexOf(step))
    .findLast(({ stepClass, branch }) => stepClass === "Metrics" && !areExclusive(branch, step.branch));
};

/** The metrics of a package: the report of its unit's evaluation; undefined where there is none. */
export const modelMetrics = (scope: Scope, step: PlannedStep): Emitted => {
  const metrics = metricsStepOf(step);
  if (metrics === undefined) return undefined;
  const section = readStepSection(scope, metrics, "Metrics");
  if (section === undefined) return undefined;
  const folder = get(
    `Steps.${metrics.name}.ProcessingOutputConfig.Outputs['${REPORT.output}'].S3Output.S3Uri`,
  );
  return {
    ModelQuality: {
      Statistics: {
        ContentType: take(section, "content_type", "application/json"),
        S3Uri: join("/", [folder, take(section, "report", REPORT.file)]),
      },
    },
    Bias: {},
    Explainability: {},
  };
};
