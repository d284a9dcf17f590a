import type { PlannedStep } from "../../plan/planned-step.ts";
import type { Scope } from "../../scope.ts";
import { chainedOf } from "../chain/chained-of.ts";
import type { Emitted } from "../emitted.ts";
import { executionPath } from "../execution-path.ts";
import { overlay } from "../overlay.ts";
import { processingArguments } from "../processing/processing-arguments.ts";
import { processingInput } from "../processing/processing-input.ts";
import type { Section } from "../section.ts";
import { take } from "../take.ts";

type CheckLike = Parameters<typeof processingArguments>[1]["value"] & {
  readonly dataset?: string | null | undefined;
  readonly max_runtime_seconds?: unknown;
};

export type CheckParts = {
  readonly inputName: string;
  readonly outputName: string;
  readonly inputs?: readonly Emitted[];
  readonly environment?: Emitted;
};

const datasetOf = (scope: Scope, step: PlannedStep, section: Section<CheckLike>): Emitted => {
  const uri = take(section, "dataset") ?? chainedOf(scope, step)[0]?.outputs[0]?.uri;
  if (uri === undefined)
    scope.report(step.place, {
      code: "no-input",
      severity: "error",
      message: `step "${step.name}" has nothing to check`,
      hint: "chain a step, or name a dataset",
    });
  return uri;
};

/** The arguments of the processing job that a check runs. */
export const checkArguments = (
  scope: Scope,
  step: PlannedStep,
  checked: { section: Section<CheckLike>; parts: CheckParts },
): Emitted => {
  const { section, parts } = checked;
  const output = {
    OutputName: parts.outputName,
    AppManaged: false,
    S3Output: {
      S3Uri: executionPath(scope, step.name, "output", parts.outputName),
      LocalPath: "/opt/ml/processing/output",
      S3UploadMode: "EndOfJob",
    },
  };
  const args = processingArguments(scope, section, {
    inputs: [
      processingInput(parts.inputName, {
        uri: datasetOf(scope, step, section),
        localPath: `/opt/ml/processing/input/${parts.inputName}`,
      }),
      ...(parts.inputs ?? []),
    ],
    outputs: [output],
    maxRuntime: take(section, "max_runtime_seconds", 3600),
    volumeSize: 30,
  });
  return overlay(args, { Environment: parts.environment });
};
