/** What is done about a pipeline that somebody edited in SageMaker. */
export type DriftPolicy = {
  readonly action: "report" | "heal";
  /** Paths of a pipeline whose differences do not count. */
  readonly ignore: readonly string[];
};

/** What becomes of pipelines that git no longer has. */
export type PrunePolicy = {
  readonly enabled: boolean;
  /** Days between the tombstone and the deletion. */
  readonly graceDays: number;
  /** The most pipelines of a project that one sweep deletes. */
  readonly budget: number;
};

/** What a repository says about itself in `.slipway.yaml`. */
export type Settings = {
  /** The project whose configs this repository's configs merge with. */
  readonly project: string;
  /** Globs of the files that count as configs. */
  readonly conf: readonly string[];
  /** Whether a change of a pipeline starts a run. */
  readonly start: "on_change" | "manual";
  readonly drift: DriftPolicy;
  readonly prune: PrunePolicy;
};
