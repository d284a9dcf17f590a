/** Instances that a job runs on at the same time; what the definition leaves open is undefined. */
export type Fleet = { readonly type: string | undefined; readonly count: number | undefined };

/** One job at its limit. */
export type JobLimit = {
  readonly fleets: readonly Fleet[];
  /** Undefined where nothing stops the job. */
  readonly seconds: number | undefined;
  /** Whether the definition sets a limit of its own; else it is SageMaker's. */
  readonly isDeclared: boolean;
};

/** What a step asks of machines: `jobs` jobs, of which `parallel` run at once, each like one of `kinds`. */
export type JobWork = {
  readonly kinds: readonly JobLimit[];
  readonly jobs: number | undefined;
  readonly parallel: number | undefined;
  /** After which all jobs of the step are stopped. */
  readonly stepSeconds?: number | undefined;
};
