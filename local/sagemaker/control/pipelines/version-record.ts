import type { PipelineRecord } from "./pipeline-record.ts";

/** What a pipeline was from one update to the next, in the records under `<pipeline's name>/<id>`. */
export type VersionRecord = Pick<
  PipelineRecord,
  "PipelineArn" | "PipelineVersionId" | "PipelineDefinition" | "RoleArn" | "ParallelismConfiguration"
> & {
  readonly CreationTime: number;
  readonly PipelineVersionDisplayName?: string;
  readonly PipelineVersionDescription?: string;
};
