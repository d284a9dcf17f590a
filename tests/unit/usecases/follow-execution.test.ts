import { describe, expect, it } from "@jest/globals";
import type { CommitStatus } from "../../../shared/domain/commit-status.ts";
import type { Execution } from "../../../shared/ports/executions.ts";
import { followExecution } from "../../../shared/usecases/follow-execution.ts";
import { createInMemoryPipelines } from "../../fakes/in-memory-pipelines.ts";

const ARN = "arn:aws:sagemaker:us-east-1:111122223333:pipeline/fraud/execution/e1";
const COMMIT = "c".repeat(40);

const follow = async (
  statuses: readonly Execution["status"][],
  { recorded = true, parameters = {} as Record<string, string> } = {},
) => {
  const shown: CommitStatus[] = [];
  let asked = 0;
  const outcome = await followExecution(
    {
      executions: {
        describe: async (arn) => {
          const status = statuses[Math.min(asked, statuses.length - 1)];
          asked += 1;
          return status && { arn, pipeline: "fraud", status, parameters };
        },
        steps: async () => [
          { name: "preprocess", status: "Succeeded" },
          { name: "train", status: "Failed", failure: "AlgorithmError: no such column: age" },
        ],
      },
      log: {
        execution: async () =>
          recorded
            ? { arn: ARN, pipeline: "fraud", commits: { "acme/fraud": COMMIT }, startedAt: "" }
            : undefined,
      },
      pipelines: createInMemoryPipelines(),
      now: () => "2026-01-01T00:00:00.000Z",
      projects: {
        started: async () => {},
        ended: async () => {},
        told: async () => {},
        pipeline: async (name) => ({
          name,
          project: "fraud",
          anchor: { repository: "acme/fraud", path: "conf/conf.yaml" },
          commitParameters: { Commit: "acme/fraud" },
          units: [],
          policy: { on: "on_change", whenRunning: "queue" },
          start: { parameters: {} },
          desired: { digest: "d", repository: "acme/fraud", commit: COMMIT, generation: 1, at: "" },
        }),
      },
      board: {
        report: async (status) => {
          shown.push(status);
        },
      },
    },
    ARN,
  );
  return {
    outcome,
    shown: shown.map(({ state, description }) => ({ state, description })),
    contexts: shown.map(({ context }) => context),
  };
};

describe("following an execution", () => {
  it.each<[Execution["status"], object]>([
    ["Executing", { state: "pending" }],
    ["Stopping", { state: "pending" }],
    ["Stopped", { state: "error" }],
    ["Succeeded", { state: "success" }],
    ["Failed", { state: "failure", description: "train: AlgorithmError: no such column: age" }],
  ])("shows %s beside the commit", async (status, expected) => {
    const { shown, contexts } = await follow([status]);
    expect(shown).toMatchObject([expected]);
    expect(contexts).toEqual(["slipway/fraud"]);
  });

  it("gives the end the last word, when it came while the beginning was shown", async () => {
    const { shown } = await follow(["Executing", "Succeeded"]);
    expect(shown.map(({ state }) => state)).toEqual(["pending", "success"]);
  });

  it("shows an execution that somebody started by hand with a commit", async () => {
    const { outcome, shown } = await follow(["Succeeded"], {
      recorded: false,
      parameters: { Commit: COMMIT },
    });
    expect(outcome).toBe("shown");
    expect(shown).toHaveLength(1);
  });

  it("leaves an execution without a commit alone", async () => {
    const { outcome, shown } = await follow(["Succeeded"], {
      recorded: false,
      parameters: { Commit: "none" },
    });
    expect(outcome).toBe("not ours");
    expect(shown).toEqual([]);
  });
});
