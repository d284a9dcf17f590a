import type { KnownBranch } from "../../domain/known-branch.ts";
import type { ModelPackage } from "../../domain/model-package.ts";
import type { PipelineRecord } from "../../domain/pipeline-record.ts";
import type { Route } from "../../domain/route.ts";
import type { Execution, ExecutionStep } from "../../ports/executions.ts";

/** Whether SageMaker is as git declares. */
export type SyncState = "Synced" | "OutOfSync" | "Unknown";

/** Where a model stands on its way from git to its callers. */
export type Phase =
  | "Training"
  | "AwaitingApproval"
  | "Deploying"
  | "Serving"
  | "Stale"
  | "Degraded"
  | "Suspended"
  | "Failed"
  | "Idle";

/** Whose move it is. */
export type Mover = "author" | "approver" | "operator" | "Slipway" | "nobody";

/** One axis of a status: the word, why, since when, and who can change it. */
export type Standing<T extends string> = {
  readonly is: T;
  readonly reason: string;
  /** ISO 8601. */
  readonly since?: string;
  readonly move: Mover;
};

/** All that a pipeline's status is computed from. */
export type StatusFacts = {
  readonly record: PipelineRecord;
  /** The branch that anchors it; undefined where git has it no more. */
  readonly branch?: KnownBranch;
  /** The run that was started last, as SageMaker describes it now. */
  readonly execution?: Execution & { readonly steps: readonly ExecutionStep[] };
  readonly groups: readonly GroupFacts[];
  /** ISO 8601. */
  readonly now: string;
};

export type GroupFacts = {
  readonly group: string;
  /** The version that was registered last. */
  readonly latest?: ModelPackage;
  readonly route?: Route;
};

export type PipelineStatus = {
  readonly pipeline: string;
  readonly project: string;
  /** The commit that is desired of it. */
  readonly commit: string;
  readonly sync: Standing<SyncState>;
  readonly phase: Standing<Phase>;
};
