import type { AuditEntry } from "../domain/audit-entry.ts";
import type { EndedExecution } from "../domain/entry-of-end.ts";
import type { ExecutionRecord } from "../domain/execution-record.ts";
import type { Fragment } from "../domain/fragment.ts";
import type { KnownBranch, ToldRefusal } from "../domain/known-branch.ts";
import type { Drift, PipelineRecord } from "../domain/pipeline-record.ts";
import type { PipelineRevision } from "../domain/pipeline-revision.ts";
import type { ProjectState } from "../domain/project-state.ts";
import type { RepositoryHead } from "../domain/repository-head.ts";
import type { WaitingRun } from "../domain/waiting-run.ts";

/** What changes of a project at once; all of it is recorded, or none. */
export type ProjectChange = {
  /** The state that the change was computed from. */
  readonly from: ProjectState;
  /** A repository as it is taken up. */
  readonly head?: RepositoryHead;
  /** What was refused of its branch before. */
  readonly lifts?: ToldRefusal;
  /** A repository that leaves the project. */
  readonly leaves?: RepositoryHead;
  /** What was taken up of the repository under its name before, which is remembered no more. */
  readonly renamed?: RepositoryHead;
  /** Where the repository comes from that is taken up. */
  readonly moves?: Move;
  readonly fragments?: { readonly write: readonly Fragment[]; readonly remove: readonly Fragment[] };
  /** The pipelines whose record differs from the one in `from`. */
  readonly pipelines: readonly PipelineRecord[];
  /** Pipelines that are forgotten; their names are free again. */
  readonly gone?: readonly PipelineRecord[];
  readonly audit: AuditEntry;
};

/** The project that a repository leaves by joining another: its fragments go, and these pipelines come along with all that is recorded of them. */
export type Move = {
  readonly from: ProjectState;
  readonly head: RepositoryHead;
  readonly pipelines: readonly PipelineRecord[];
};

/** What was done about one pipeline. */
export type AppliedPipeline = {
  readonly name: string;
  readonly revision: PipelineRevision;
  /** How it was known to differ until now. */
  readonly drift?: Drift;
};

/** `lost`: somebody changed the project since `from`; `claimed`: another project owns a pipeline's name. Then nothing is recorded. */
export type Recorded =
  | { readonly kind: "recorded" }
  | { readonly kind: "lost" }
  | { readonly kind: "claimed"; readonly pipeline: string; readonly project: string };

/** The recorded desired state of every project. */
export interface ProjectStore {
  /** Every project that has repositories or pipelines, and maybe some that had. */
  names(): Promise<readonly string[]>;
  /** Lists a project no more that nothing is left of; one that somebody changed meanwhile stays. */
  unlist(empty: ProjectState): Promise<void>;
  /** Every branch that a project is made of. */
  branches(): Promise<readonly KnownBranch[]>;
  branch(repository: string, branch: string): Promise<KnownBranch | undefined>;
  /** Remembers which commit of a branch was dealt with, where no change of its project tells. */
  see(branch: KnownBranch): Promise<void>;
  /** Remembers that a commit is refused, and notes why; a commit that is known to be refused is no news. */
  refused(branch: KnownBranch, audit: AuditEntry): Promise<void>;
  head(repository: string, branch: string): Promise<RepositoryHead | undefined>;
  /** What is known of a branch, and what was taken up of it, by as few questions as `head` asks. */
  known(
    repository: string,
    branch: string,
  ): Promise<{ readonly seen?: KnownBranch | undefined; readonly head?: RepositoryHead | undefined }>;
  load(project: string): Promise<ProjectState>;
  pipeline(name: string): Promise<PipelineRecord | undefined>;
  record(change: ProjectChange): Promise<Recorded>;
  /**
   * Records that a head's pipelines are in SageMaker as desired and that its delivery is handled; `false` when a newer
   * revision of one of them is desired by now, so that the caller's update may have undone it.
   */
  settle(settled: Settlement): Promise<boolean>;
  /** Records that a waiting run was started; another that waits by now goes on waiting. */
  started(record: PipelineRecord, waiting: WaitingRun, execution: ExecutionRecord): Promise<void>;
  /** Records that an execution of a pipeline is over, once; `at` is ISO 8601. */
  ended(record: PipelineRecord, execution: EndedExecution, at: string): Promise<void>;
  /** Records how a pipeline differs from what was applied, as last seen (ISO 8601); undefined when it does not. */
  drifted(record: PipelineRecord, drift: Drift | undefined, at: string): Promise<void>;
  /** Records what was shown of a pipeline to whoever looks at its commits. */
  told(record: PipelineRecord, told: NonNullable<PipelineRecord["told"]>): Promise<void>;
  /** Forgets a branch that git has no more. */
  forget(branch: KnownBranch): Promise<void>;
  /** What was done to a subject, newest first. */
  history(subject: string, limit: number): Promise<readonly AuditEntry[]>;
}

export type Settlement = {
  readonly head: RepositoryHead;
  readonly applied: readonly AppliedPipeline[];
  /** The delivery that is handled by this; empty where none asked for it. */
  readonly delivery: string;
  /** ISO 8601. */
  readonly at: string;
};

/** The pipeline executions that the control plane started. */
export interface ExecutionLog {
  execution(arn: string): Promise<ExecutionRecord | undefined>;
}
