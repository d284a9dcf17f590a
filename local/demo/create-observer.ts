import { GetObjectCommand, ListObjectsV2Command, type S3Client } from "@aws-sdk/client-s3";
import {
  DescribeModelPackageCommand,
  ListModelPackagesCommand,
  ListPipelineExecutionStepsCommand,
  ListPipelineExecutionsCommand,
  ListPipelineParametersForExecutionCommand,
  type PipelineExecutionStep,
  UpdateModelPackageCommand,
} from "@aws-sdk/client-sagemaker";
import type { LocalSystem } from "../system/start-system.ts";
import { waitFor } from "../system/wait-for.ts";

type Say = (line: string) => void;

const seconds = ({ StartTime: from, EndTime: to }: PipelineExecutionStep): string =>
  from && to ? `${((to.getTime() - from.getTime()) / 1000).toFixed(1)} s` : "";

const line = (step: PipelineExecutionStep): string => {
  const cached = step.CacheHitResult?.SourcePipelineExecutionArn === undefined ? "" : " (cached)";
  return `${(step.StepName ?? "").padEnd(28)} ${step.StepStatus}${cached} ${seconds(step)}`.trimEnd();
};

const isOver = ({ StepStatus }: PipelineExecutionStep): boolean =>
  ["Succeeded", "Failed", "Stopped"].includes(StepStatus ?? "");

/** The metrics of an evaluation's report, by name. */
const readMetrics = async (s3: S3Client, uri: string): Promise<string> => {
  const [, Bucket, Key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(uri) ?? [];
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
  const report: unknown = JSON.parse((await Body?.transformToString()) ?? "{}");
  const groups = typeof report === "object" && report !== null ? Object.values(report) : [];
  const metrics = groups.flatMap((group) =>
    Object.entries(group as Record<string, { readonly value?: unknown }>),
  );
  return metrics
    .flatMap(([name, metric]) =>
      typeof metric?.value === "number" ? [`${name} ${metric.value.toFixed(3)}`] : [],
    )
    .join(", ");
};

/** Watches the loop from outside, through AWS's own APIs, as a person at a console would. */
export const createObserver = ({ sagemaker, s3, bucket, modelPrefix }: LocalSystem) => {
  const find = async (pipeline: string, commit: string) => {
    const { PipelineExecutionSummaries: summaries = [] } = await sagemaker
      .send(new ListPipelineExecutionsCommand({ PipelineName: pipeline }))
      .catch(() => ({ PipelineExecutionSummaries: [] }));
    for (const summary of summaries) {
      const { PipelineParameters = [] } = await sagemaker.send(
        new ListPipelineParametersForExecutionCommand({ PipelineExecutionArn: summary.PipelineExecutionArn }),
      );
      if (PipelineParameters.some(({ Value }) => Value === commit)) return summary;
    }
    return undefined;
  };

  return {
    /** The ARN of the execution that trains from `commit`, once there is one. */
    execution: async (pipeline: string, commit: string): Promise<string> => {
      const { PipelineExecutionArn = "" } = await waitFor(
        "an execution of this commit",
        () => find(pipeline, commit),
        { seconds: 60 },
      );
      return PipelineExecutionArn;
    },

    /** Says how each step ended, as it ends; rejects with the reason when one failed. */
    steps: async (pipeline: string, commit: string, say: Say): Promise<void> => {
      const said = new Set<string>();
      const status = await waitFor(
        "the end of the execution",
        async () => {
          const execution = await find(pipeline, commit);
          const { PipelineExecutionSteps: steps = [] } = await sagemaker.send(
            new ListPipelineExecutionStepsCommand({
              PipelineExecutionArn: execution?.PipelineExecutionArn,
              SortOrder: "Ascending",
            }),
          );
          for (const step of steps.filter(isOver)) {
            if (!said.has(step.StepName ?? "")) say(line(step));
            said.add(step.StepName ?? "");
            if (step.StepStatus === "Failed") throw new Error(`${step.StepName}: ${step.FailureReason}`);
          }
          const now = execution?.PipelineExecutionStatus;
          return now === "Executing" || now === "Stopping" ? undefined : now;
        },
        { seconds: 180 },
      );
      if (status !== "Succeeded") throw new Error(`the execution ended as ${status}`);
    },

    /** The version that was registered from `commit` and waits for a decision. */
    pending: async (group: string, commit: string, say: Say): Promise<number> => {
      const found = await waitFor(
        "a model package that awaits approval",
        async () => {
          const { ModelPackageSummaryList: summaries = [] } = await sagemaker.send(
            new ListModelPackagesCommand({
              ModelPackageGroupName: group,
              ModelApprovalStatus: "PendingManualApproval",
            }),
          );
          const packages = await Promise.all(
            summaries.map(({ ModelPackageArn: name }) =>
              sagemaker.send(new DescribeModelPackageCommand({ ModelPackageName: name })),
            ),
          );
          return packages.find(({ CustomerMetadataProperties: metadata }) => metadata?.commit === commit);
        },
        { seconds: 30 },
      );
      const report = found.ModelMetrics?.ModelQuality?.Statistics?.S3Uri;
      if (report !== undefined) say(`held-out metrics: ${await readMetrics(s3, report)}`);
      say(`${found.ModelPackageArn} ${found.ModelApprovalStatus}`);
      return found.ModelPackageVersion ?? 0;
    },

    /** Approves or rejects a version. */
    decide: async (
      group: string,
      version: number,
      status: "Approved" | "Rejected",
      say: Say,
    ): Promise<void> => {
      const { ModelPackageSummaryList: summaries = [] } = await sagemaker.send(
        new ListModelPackagesCommand({ ModelPackageGroupName: group }),
      );
      const arn = summaries.find(
        ({ ModelPackageVersion }) => ModelPackageVersion === version,
      )?.ModelPackageArn;
      await sagemaker.send(
        new UpdateModelPackageCommand({ ModelPackageArn: arn, ModelApprovalStatus: status }),
      );
      say(`${arn} ${status}`);
    },

    /** Where the version's artifact was copied to, once it was. */
    artifact: async (group: string, version: number): Promise<string> => {
      const key = await waitFor(
        `the artifact of version ${version}`,
        async () => {
          const Prefix = `${modelPrefix}/${group}/${version}-`;
          const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix }));
          return Contents[0]?.Key;
        },
        { seconds: 30 },
      );
      return `s3://${bucket}/${key}`;
    },
  };
};

export type Observer = ReturnType<typeof createObserver>;
