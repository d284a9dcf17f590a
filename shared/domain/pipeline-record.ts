import type { ExecutionRecord } from "./execution-record.ts";
import type { PipelineRevision } from "./pipeline-revision.ts";
import type { PrunePolicy } from "./settings.ts";
import type { Start } from "./start.ts";
import type { StartPolicy } from "./start-policy.ts";
import type { WaitingRun } from "./waiting-run.ts";

/** Who intervened, when, and why. */
export type Intervention = {
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
  readonly reason?: string;
};

/** A revision that git declares and that is not to be applied; another one lifts the hold by itself. */
export type Hold = Intervention & {
  readonly digest: string;
  readonly commit: string;
  /** The run that the revision was owed when it was held. */
  readonly owed?: WaitingRun;
};

/** Git has the pipeline no more, since that commit of that repository. */
export type Tombstone = {
  readonly repository: string;
  readonly commit: string;
  /** ISO 8601. */
  readonly at: string;
  /** Somebody agreed that it goes although its model serves. */
  readonly confirmed?: Intervention;
  /** What its repository's settings said of deleting when they went with it; while they are there, they count. */
  readonly policy?: PrunePolicy;
  /** It is being deleted, and may be declared again only when that is over. */
  readonly isDeleting?: boolean;
};

/** How the pipeline in SageMaker differs from what was applied, as last seen. */
export type Drift = {
  /** ISO 8601. */
  readonly at: string;
  readonly paths: readonly string[];
};

/** What was shown last, and of what. */
export type Told = { readonly of: string; readonly shown: string };

/** A pipeline as declared and as applied. */
export type PipelineRecord = {
  readonly name: string;
  readonly project: string;
  readonly anchor: { readonly repository: string; readonly path: string };
  /** Which repository's commit each commit parameter of an execution carries. */
  readonly commitParameters: Readonly<Record<string, string>>;
  /** The model units that it builds, and the groups that they register in. */
  readonly units: readonly { readonly model: string; readonly repository: string; readonly group?: string }[];
  readonly policy: StartPolicy;
  /** What every run is started with, beside the commits. */
  readonly start: Pick<Start, "parameters" | "selection">;
  readonly desired: PipelineRevision;
  readonly applied?: PipelineRevision;
  readonly waiting?: WaitingRun;
  /** The run that was started last. */
  readonly latest?: ExecutionRecord;
  readonly hold?: Hold;
  readonly suspended?: Intervention;
  readonly retired?: Tombstone;
  readonly drift?: Drift;
  /** The execution whose end was noted. */
  readonly ended?: string;
  /** What was shown last beside commits: of which execution, and of the record beside which commit. */
  readonly told?: { readonly execution?: Told; readonly standing?: Told };
};
