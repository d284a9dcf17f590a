import type { AuditEntry } from "../domain/audit-entry.ts";
import type { ExecutionRecord } from "../domain/execution-record.ts";
import type { Fragment } from "../domain/fragment.ts";
import type { PipelineRecord, PipelineRevision } from "../domain/pipeline-record.ts";
import type { ProjectState } from "../domain/project-state.ts";
import type { RepositoryHead } from "../domain/repository-head.ts";

/** What one push changes of a project; all of it is recorded, or none. */
export type ProjectChange = {
  /** The state that the change was computed from. */
  readonly from: ProjectState;
  readonly head: RepositoryHead;
  readonly fragments: { readonly write: readonly Fragment[]; readonly remove: readonly Fragment[] };
  /** The pipelines whose record differs from the one in `from`. */
  readonly pipelines: readonly PipelineRecord[];
  readonly audit: AuditEntry;
};

/** What was done about one pipeline. */
export type AppliedPipeline = {
  readonly name: string;
  readonly revision: PipelineRevision;
  readonly execution?: ExecutionRecord;
};

/** `lost`: somebody changed the project since `from`; `claimed`: another project owns a pipeline's name. Then nothing is recorded. */
export type Recorded =
  | { readonly kind: "recorded" }
  | { readonly kind: "lost" }
  | { readonly kind: "claimed"; readonly pipeline: string; readonly project: string };

/** The recorded desired state of every project. */
export interface ProjectStore {
  head(repository: string, branch: string): Promise<RepositoryHead | undefined>;
  load(project: string): Promise<ProjectState>;
  pipeline(name: string): Promise<PipelineRecord | undefined>;
  record(change: ProjectChange): Promise<Recorded>;
  /**
   * Records that a head's pipelines run as declared and that its delivery is handled; `false` when a newer revision
   * of one of them is desired by now, so that the caller's update may have undone it.
   */
  settle(head: RepositoryHead, applied: readonly AppliedPipeline[], delivery: string): Promise<boolean>;
}

/** The pipeline executions that the control plane started. */
export interface ExecutionLog {
  execution(arn: string): Promise<ExecutionRecord | undefined>;
}
