import type { CommitStatus } from "../../domain/commit-status.ts";
import type { Execution, ExecutionStep } from "../../ports/executions.ts";
import { describeFailure } from "./describe-failure.ts";
import { describeRun } from "./describe-run.ts";
import { groupPhase } from "./group-phase.ts";
import type { GroupFacts, Phase } from "./pipeline-status.ts";

export type RunFacts = {
  readonly execution: Execution;
  readonly steps: readonly ExecutionStep[];
  /** The groups that the pipeline registers in. */
  readonly groups: readonly GroupFacts[];
  /** ISO 8601. */
  readonly now: string;
};

export type Shown = Pick<CommitStatus, "state" | "description" | "summary" | "detailsUrl">;

// A commit is done when its model serves, or when it is sure that it will not.
const STATES: Readonly<Record<Phase, CommitStatus["state"]>> = {
  Training: "pending",
  AwaitingApproval: "pending",
  Deploying: "pending",
  Suspended: "pending",
  Serving: "success",
  Idle: "success",
  Stale: "failure",
  Degraded: "failure",
  Failed: "failure",
};

const ofModels = ({ execution, groups }: RunFacts): Shown => {
  const own = groups.filter(({ latest }) => latest?.metadata.execution === execution.arn);
  if (own.length === 0) {
    const later = groups.some(({ latest }) => latest !== undefined);
    return {
      state: "success",
      description: later
        ? "the execution succeeded; its model has been followed by others"
        : "the execution succeeded",
    };
  }
  const standings = own.map(groupPhase);
  const states = standings.map(({ is }) => STATES[is]);
  const state = (["failure", "pending"] as const).find((each) => states.includes(each)) ?? "success";
  return { state, description: standings.map(({ reason }) => reason).join("; ") };
};

/** What the commits of an execution are told of it: pending until every model that it made serves, or will not. */
export const runOutcome = (facts: RunFacts): Shown => {
  const { execution, steps, now } = facts;
  switch (execution.status) {
    case "Executing":
      return { state: "pending", description: describeRun(steps, now) };
    case "Stopping":
      return { state: "pending", description: "stopping" };
    case "Stopped":
      return { state: "error", description: "the execution was stopped" };
    case "Failed":
      return { state: "failure", ...describeFailure(steps) };
    case "Succeeded":
      return ofModels(facts);
    default:
      return execution.status satisfies never;
  }
};
