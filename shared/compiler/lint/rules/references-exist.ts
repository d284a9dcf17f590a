import { didYouMean } from "../../../config/validate/did-you-mean.ts";
import { found } from "../found.ts";
import type { LintRule } from "../lint-rule.ts";

const EXECUTION = new Set([
  "StartDateTime",
  "CurrentDateTime",
  "PipelineName",
  "PipelineArn",
  "PipelineExecutionId",
  "PipelineExecutionArn",
  "TrainingJobName",
  "ProcessingJobName",
]);

/** Rule 8: steps and parameters that are referred to exist. */
export const referencesExist: LintRule = ({ steps, byName, parameters, references }) =>
  steps.flatMap(({ step }) => [
    ...(step.DependsOn ?? [])
      .filter((name) => !byName.has(name))
      .map((name) =>
        found.error(
          "unknown-step",
          `${step.Name}.DependsOn`,
          `step "${name}" does not exist`,
          didYouMean(name, byName.keys()),
        ),
      ),
    ...(references.get(step.Name) ?? []).flatMap(({ path, text, reference }) => {
      if (reference.kind === "step" && !byName.has(reference.step))
        return [
          found.error(
            "unknown-step",
            path,
            `"${text}" refers to step "${reference.step}", which does not exist`,
            didYouMean(reference.step, byName.keys()),
          ),
        ];
      if (reference.kind === "parameter" && !parameters.has(reference.name))
        return [
          found.error(
            "unknown-parameter",
            path,
            `Unknown parameter '${reference.name}'`,
            didYouMean(reference.name, parameters.keys()),
          ),
        ];
      if (reference.kind === "execution" && !EXECUTION.has(reference.name))
        return [
          found.error(
            "unknown-reference",
            path,
            `"${text}" refers to nothing`,
            didYouMean(reference.name, EXECUTION),
          ),
        ];
      if (reference.kind === "unknown")
        return [
          found.error(
            "unknown-reference",
            path,
            `"${text}" refers to nothing`,
            "a reference starts with Steps, Parameters or Execution",
          ),
        ];
      return [];
    }),
  ]);
