/** A pipeline execution and the commits that it trains from. */
export type ExecutionRecord = {
  readonly arn: string;
  readonly pipeline: string;
  /** Commit by repository. */
  readonly commits: Readonly<Record<string, string>>;
  /** ISO 8601. */
  readonly startedAt: string;
};
