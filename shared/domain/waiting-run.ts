import type { PipelineRevision } from "./pipeline-revision.ts";
import type { Start } from "./start.ts";

/** A run that is owed to a pipeline: recorded before it is started, so that nobody forgets it. */
export type WaitingRun = {
  readonly revision: PipelineRevision;
  /** All that starting takes, pinned when the run was decided. */
  readonly start: Start;
  /** Commit by repository. */
  readonly commits: Readonly<Record<string, string>>;
  /** ISO 8601. */
  readonly since: string;
};
