import { describe, expect, it } from "@jest/globals";
import type { CommitStatus } from "../../../shared/domain/commit-status.ts";
import type { ModelPackage } from "../../../shared/domain/model-package.ts";
import type { PipelineRecord } from "../../../shared/domain/pipeline-record.ts";
import type { Route } from "../../../shared/domain/route.ts";
import type { Execution } from "../../../shared/ports/executions.ts";
import { followExecution } from "../../../shared/usecases/executions/follow-execution.ts";
import { createInMemoryPipelines } from "../../fakes/in-memory-pipelines.ts";

const ARN = "arn:aws:sagemaker:us-east-1:111122223333:pipeline/fraud/execution/e1";
const COMMIT = "c".repeat(40);
const NOW = "2026-01-01T00:10:00.000Z";

const record: PipelineRecord = {
  name: "fraud",
  project: "fraud",
  anchor: { repository: "acme/fraud", path: "conf/conf.yaml" },
  commitParameters: { Commit: "acme/fraud" },
  units: [{ model: "fraud", repository: "acme/fraud", group: "fraud-fraud" }],
  policy: { on: "on_change", whenRunning: "queue" },
  start: { parameters: {} },
  desired: { digest: "d", repository: "acme/fraud", commit: COMMIT, generation: 1, at: "" },
};

type Facts = {
  readonly recorded?: boolean;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly latest?: Partial<ModelPackage>;
  readonly stable?: number;
  readonly told?: boolean;
};

const aPackage = (over: Partial<ModelPackage>): ModelPackage => ({
  arn: "arn:p",
  group: "fraud-fraud",
  version: 3,
  approval: "PendingManualApproval",
  modifiedAt: 0,
  artifacts: [],
  contentTypes: [],
  metadata: { execution: ARN },
  ...over,
});

const aRoute = (version: number): Route => ({
  group: "fraud-fraud",
  stable: { kind: "multi-model", version, packageArn: "arn:p", targetModel: "t", decidedAt: 0 },
  previous: [],
  generation: 1,
});

const follow = async (
  statuses: readonly Execution["status"][],
  { recorded = true, parameters = {}, latest, stable, told = true }: Facts = {},
) => {
  const shown: CommitStatus[] = [];
  const execution = { arn: ARN, pipeline: "fraud", commits: { "acme/fraud": COMMIT }, startedAt: "" };
  let [asked, known] = [0, told ? { ...record, latest: execution } : record];
  const ports = {
    executions: {
      describe: async (arn: string) => {
        const status = statuses[Math.min(asked, statuses.length - 1)];
        asked += 1;
        return status && { arn, pipeline: "fraud", status, parameters };
      },
      steps: async () => [
        { name: "preprocess", status: "Succeeded" as const },
        statuses[0] === "Executing"
          ? { name: "train", status: "Executing" as const, startedAt: "2026-01-01T00:05:00.000Z" }
          : {
              name: "train",
              status: "Failed" as const,
              failure: "AlgorithmError: no such column: age",
              resource: "arn:aws:sagemaker:us-east-1:111122223333:training-job/pipelines-e1-train",
            },
      ],
    },
    pipelines: createInMemoryPipelines(),
    registry: { latest: async () => (latest === undefined ? undefined : aPackage(latest)) },
    routes: { get: async () => (stable === undefined ? undefined : aRoute(stable)) },
    executionLog: { execution: async () => (recorded ? execution : undefined) },
    projects: {
      pipeline: async () => known,
      started: async () => {},
      ended: async () => {},
      told: async (_: PipelineRecord, shown: NonNullable<PipelineRecord["told"]>) => {
        known = { ...known, told: shown };
      },
    },
    board: {
      report: async (status: CommitStatus) => {
        shown.push(status);
      },
    },
    now: () => NOW,
  };
  const outcome = await followExecution(ports, ARN);
  return {
    outcome,
    again: () => followExecution(ports, ARN),
    shown: shown.map(({ state, description }) => ({ state, description })),
    statuses: shown,
  };
};

describe("following an execution", () => {
  it.each<[Execution["status"], object]>([
    ["Executing", { state: "pending", description: "training: train (5 min)" }],
    ["Stopping", { state: "pending", description: "stopping" }],
    ["Stopped", { state: "error", description: "the execution was stopped" }],
    ["Succeeded", { state: "success", description: "the execution succeeded" }],
    ["Failed", { state: "failure", description: "train: AlgorithmError: no such column: age" }],
  ])("shows %s on the commit that was recorded", async (status, expected) => {
    const { shown, statuses } = await follow([status]);
    expect(shown[0]).toEqual(expected);
    expect(statuses[0]).toMatchObject({ commit: COMMIT, context: "slipway/fraud" });
  });

  it("tells where the log of the step lies that failed", async () => {
    const { statuses } = await follow(["Failed"]);
    expect(statuses[0]?.summary).toContain("`/aws/sagemaker/TrainingJobs, streams pipelines-e1-train/…`");
    expect(statuses[0]?.detailsUrl).toBe(
      "https://us-east-1.console.aws.amazon.com/cloudwatch/home?region=us-east-1#logsV2:log-groups/log-group/$252Faws$252Fsagemaker$252FTrainingJobs$3FlogStreamNameFilter$3Dpipelines-e1-train",
    );
  });

  it.each<[string, Facts, object]>([
    [
      "awaits approval",
      { latest: {} },
      { state: "pending", description: "version 3 of fraud-fraud awaits approval; nothing serves" },
    ],
    [
      "is being deployed",
      { latest: { approval: "Approved" }, stable: 2 },
      { state: "pending", description: "version 3 of fraud-fraud is approved; version 2 serves" },
    ],
    [
      "serves",
      { latest: { approval: "Approved" }, stable: 3 },
      { state: "success", description: "version 3 of fraud-fraud serves" },
    ],
    [
      "was rejected",
      { latest: { approval: "Rejected" }, stable: 2 },
      { state: "failure", description: "version 3 of fraud-fraud was rejected; version 2 serves" },
    ],
    [
      "was followed by another",
      { latest: { metadata: { execution: "arn:other" } } },
      { state: "success", description: "the execution succeeded; its model has been followed by others" },
    ],
  ])("shows that the model of an execution %s", async (_, facts, expected) => {
    expect((await follow(["Succeeded"], facts)).shown).toEqual([expected]);
  });

  it("shows an end that came while it was shown as going on", async () => {
    const { shown } = await follow(["Executing", "Succeeded"]);
    expect(shown.at(-1)).toEqual({ state: "success", description: "the execution succeeded" });
  });

  it("shows nothing twice", async () => {
    const { again, statuses } = await follow(["Succeeded"]);
    expect(await again()).toBe("shown before");
    expect(statuses).toHaveLength(1);
  });

  it("finds the commits of an execution that somebody started by hand in its parameters", async () => {
    const { statuses } = await follow(["Succeeded"], {
      recorded: false,
      parameters: { Commit: COMMIT },
      told: false,
    });
    expect(statuses).toMatchObject([{ repository: "acme/fraud", commit: COMMIT }]);
  });

  it.each<[string, Facts & { readonly statuses?: [] }]>([
    ["an execution that is gone", { statuses: [] }],
    ["an execution of no commit", { recorded: false }],
    ["a parameter that is no commit", { recorded: false, parameters: { Commit: "none" } }],
  ])("leaves %s alone", async (_, { statuses = ["Succeeded"], ...facts }) => {
    const { outcome, shown } = await follow(statuses as readonly Execution["status"][], facts);
    expect({ outcome, shown }).toEqual({ outcome: "not ours", shown: [] });
  });
});
