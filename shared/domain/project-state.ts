import type { Fragment } from "./fragment.ts";
import type { PipelineRecord } from "./pipeline-record.ts";
import type { RepositoryHead } from "./repository-head.ts";

/** Everything known of a project: what its repositories declare, as last taken up. */
export type ProjectState = {
  readonly project: string;
  /** Grows by one with every change; fences writers. 0 = nothing recorded yet. */
  readonly generation: number;
  readonly heads: readonly RepositoryHead[];
  readonly fragments: readonly Fragment[];
  readonly pipelines: readonly PipelineRecord[];
};
