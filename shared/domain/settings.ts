/** What a repository says about itself in `.slipway.yaml`. */
export type Settings = {
  /** The project whose configs this repository's configs merge with. */
  readonly project: string;
  /** Globs of the files that count as configs. */
  readonly conf: readonly string[];
  /** Whether a change of a pipeline starts a run. */
  readonly start: "on_change" | "manual";
};
