import type { GivenParameter } from "../definition/resolve-parameters.ts";

export type ExecutionStatus = "Executing" | "Stopping" | "Stopped" | "Failed" | "Succeeded";
export type StepStatus = "Starting" | "Executing" | "Stopping" | "Stopped" | "Failed" | "Succeeded";

export type SelectiveExecutionConfig = {
  readonly SourcePipelineExecutionArn?: string;
  readonly SelectedSteps: readonly { readonly StepName: string }[];
};

/** One run of a pipeline; times are epoch seconds. */
export type ExecutionRecord = {
  readonly id: string;
  readonly PipelineName: string;
  readonly PipelineArn: string;
  readonly PipelineExecutionArn: string;
  readonly PipelineExecutionDisplayName: string;
  readonly PipelineExecutionDescription?: string;
  readonly PipelineExecutionStatus: ExecutionStatus;
  readonly PipelineVersionId?: number;
  /** In whose name its steps make their requests. */
  readonly RoleArn?: string;
  readonly CreationTime: number;
  readonly LastModifiedTime: number;
  readonly EndTime?: number;
  readonly FailureReason?: string;
  readonly ParallelismConfiguration?: { readonly MaxParallelExecutionSteps: number };
  readonly SelectiveExecutionConfig?: SelectiveExecutionConfig;
  readonly PipelineExperimentConfig?: Readonly<Record<string, unknown>>;
  readonly PipelineParameters: readonly GivenParameter[];
  readonly ClientRequestToken?: string;
};

/** What became of one step in one execution. */
export type StepRecord = {
  readonly StepName: string;
  readonly StepType: string;
  readonly StepDisplayName?: string;
  readonly StepDescription?: string;
  readonly StepStatus: StepStatus;
  readonly StartTime: number;
  readonly EndTime?: number;
  readonly AttemptCount: number;
  readonly FailureReason?: string;
  readonly Metadata?: Readonly<Record<string, unknown>>;
  readonly CacheHitResult?: { readonly SourcePipelineExecutionArn: string };
  /** What other steps may read of it. */
  readonly properties?: Readonly<Record<string, unknown>>;
};
