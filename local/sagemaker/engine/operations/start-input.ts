import type { GivenParameter } from "../definition/resolve-parameters.ts";
import type { SelectiveExecutionConfig } from "../execution/execution-record.ts";

/** A `StartPipelineExecution` request. */
export type StartInput = {
  readonly PipelineName: string;
  readonly PipelineExecutionDisplayName?: string;
  readonly PipelineExecutionDescription?: string;
  readonly PipelineParameters?: readonly GivenParameter[];
  readonly PipelineVersionId?: number;
  readonly ClientRequestToken?: string;
  readonly ParallelismConfiguration?: { readonly MaxParallelExecutionSteps: number };
  readonly SelectiveExecutionConfig?: SelectiveExecutionConfig;
};
