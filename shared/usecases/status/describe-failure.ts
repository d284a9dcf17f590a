import type { ExecutionStep } from "../../ports/executions.ts";

// Where SageMaker keeps the logs of its jobs, by the kind of job in the ARN.
const LOGS: Readonly<Record<string, string>> = {
  "training-job": "TrainingJobs",
  "processing-job": "ProcessingJobs",
  "transform-job": "TransformJobs",
  "hyper-parameter-tuning-job": "TrainingJobs",
};

const logOf = (resource: string | undefined): string | undefined => {
  const [, kind = "", name = ""] = /:([a-z-]+)\/([^/]+)$/.exec(resource ?? "") ?? [];
  const group = LOGS[kind];
  return group === undefined ? undefined : `/aws/sagemaker/${group}, streams ${name}/…`;
};

/** Why an execution failed: the first step that did, in its own words, and where its log is. */
export const describeFailure = (
  steps: readonly ExecutionStep[],
): { readonly description: string; readonly summary?: string } => {
  const failed = steps.find(({ status }) => status === "Failed");
  if (failed === undefined) return { description: "the execution failed" };
  const { name, failure = "failed without a reason", resource } = failed;
  const log = logOf(resource);
  return {
    description: `${name}: ${failure}`,
    summary: [
      `**${name}** failed:`,
      "",
      ...failure.split("\n").map((line) => `    ${line}`),
      ...(log === undefined ? [] : ["", `Its log is in CloudWatch: \`${log}\``]),
    ].join("\n"),
  };
};
