import type { CommitStatus } from "../../domain/commit-status.ts";
import type { ExecutionStep } from "../../ports/executions.ts";

// Where SageMaker keeps the logs of its jobs, by the kind of job in the ARN.
const LOGS: Readonly<Record<string, string>> = {
  "training-job": "TrainingJobs",
  "processing-job": "ProcessingJobs",
  "transform-job": "TransformJobs",
  "hyper-parameter-tuning-job": "TrainingJobs",
};

const CONSOLES: Readonly<Record<string, string>> = {
  aws: "console.aws.amazon.com",
  "aws-cn": "console.amazonaws.cn",
  "aws-us-gov": "console.amazonaws-us-gov.com",
};

type Log = { readonly place: string; readonly url?: string };

// The console escapes what its fragments hold twice, and writes $ for %.
const addressOf = (group: string, job: string, region: string): string =>
  `/cloudwatch/home?region=${region}#logsV2:log-groups/log-group/${group.replaceAll("/", "$252F")}$3FlogStreamNameFilter$3D${job}`;

const logOf = (resource: string | undefined): Log | undefined => {
  const [, partition = "", region = "", kind = "", job = ""] =
    /^arn:([^:]+):sagemaker:([^:]+):[^:]*:([a-z-]+)\/([^/]+)$/.exec(resource ?? "") ?? [];
  const folder = LOGS[kind];
  if (folder === undefined) return undefined;
  const group = `/aws/sagemaker/${folder}`;
  const host = CONSOLES[partition];
  return {
    place: `${group}, streams ${job}/…`,
    ...(host === undefined ? {} : { url: `https://${region}.${host}${addressOf(group, job, region)}` }),
  };
};

/** Why an execution failed: the first step that did, in its own words, and where its log is. */
export const describeFailure = (
  steps: readonly ExecutionStep[],
): Pick<CommitStatus, "description" | "summary" | "detailsUrl"> => {
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
      ...(log === undefined ? [] : ["", `Its log is in CloudWatch: \`${log.place}\``]),
    ].join("\n"),
    ...(log?.url === undefined ? {} : { detailsUrl: log.url }),
  };
};
