import type { ParallelismConfiguration } from "@aws-sdk/client-sagemaker";

/** A pipeline, in the records under its name. */
export type PipelineRecord = {
  readonly PipelineName: string;
  readonly PipelineArn: string;
  readonly PipelineDisplayName?: string;
  readonly PipelineDescription?: string;
  readonly PipelineDefinition: string;
  readonly RoleArn: string;
  readonly ParallelismConfiguration?: ParallelismConfiguration;
  readonly CreationTime: number;
  readonly LastModifiedTime: number;
  /** Of the version that is in force, which is the newest. */
  readonly PipelineVersionId: number;
};
