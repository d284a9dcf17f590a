import { child } from "../../../config/yaml/child.ts";
import type { PlannedStep } from "../../plan/planned-step.ts";
import { readStepSection } from "../../plan/read-step-section.ts";
import type { Scope } from "../../scope.ts";
import type { Emitted } from "../emitted.ts";
import type { EmittedStep } from "../emitted-step.ts";
import { executionPath } from "../execution-path.ts";
import { fromPlace } from "../from-place.ts";
import { s3Uri } from "../job/s3-uri.ts";
import { codeInputs } from "../processing/code-inputs.ts";
import { processingArguments } from "../processing/processing-arguments.ts";
import { take } from "../take.ts";
import { type MetricsSection, metricsChannel } from "./metrics-channel.ts";
import { metricsInputs } from "./metrics-inputs.ts";
import { REPORT } from "./report.ts";

const outputUri = (scope: Scope, step: PlannedStep, section: MetricsSection): Emitted => {
  const { value, place } = metricsChannel(section);
  const bucket = value.s3BucketName;
  if (bucket !== undefined && bucket !== null)
    return fromPlace(
      child(place, "s3BucketName"),
      s3Uri(bucket, value.bucket_prefix, step.unit.model, "evaluation"),
    );
  scope.deviate(
    step.place,
    "metrics-output",
    "the report goes to a place of its own for each execution, and the registry refers to it there; the original shared one place among executions and models",
  );
  return executionPath(scope, step.name, "output", REPORT.output);
};

/** Emits a Metrics step: a processing job that leaves a report. */
export const emitMetrics = (scope: Scope, step: PlannedStep<"Metrics">): readonly EmittedStep[] => {
  const section = readStepSection(scope, step, "Metrics");
  if (section === undefined) return [];
  const channel = metricsChannel(section);
  if (channel.extra.length > 0)
    scope.report(child(section.place, "channels"), {
      code: "one-channel",
      severity: "error",
      message: `an evaluation has one channel, not ${channel.extra.length + 1}`,
      hint: `keep "${channel.name}"; a channel may hold several files`,
    });
  const code = codeInputs(scope, step.unit, section);
  const { OutputLocalFilepath, OuputLocalFilepath } = channel.value;
  const args = processingArguments(scope, section, {
    inputs: [...metricsInputs(scope, step, section), ...(code?.inputs ?? [])],
    outputs: [
      {
        OutputName: REPORT.output,
        AppManaged: false,
        S3Output: {
          S3Uri: outputUri(scope, step, section),
          LocalPath: OutputLocalFilepath ?? OuputLocalFilepath ?? "/opt/ml/processing/output/",
          S3UploadMode: "EndOfJob",
        },
      },
    ],
    maxRuntime: take(section, "max_runtime_in_seconds", take(section, "max_runtime_seconds", 3600)),
    volumeSize: 50,
    ...(code?.entrypoint === undefined ? {} : { entrypoint: code.entrypoint }),
  });
  const report = take(section, "report", REPORT.file);
  const siblings = {
    PropertyFiles: [{ PropertyFileName: REPORT.property, OutputName: REPORT.output, FilePath: report }],
  };
  return [{ name: step.name, type: "Processing", owner: step, args, siblings }];
};
