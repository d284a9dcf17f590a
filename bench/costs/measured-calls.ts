/** Calls of AWS by service and operation, such as `dynamodb GetItem`. */
export type Calls = Readonly<Record<string, number>>;

/** What functions call, counted over the local system: GitHub costs nothing and is left out. */
export type MeasuredCalls = {
  /** When it was counted, such as `2026-01-31`. */
  readonly asOf: string;
  /** A push that trains, until it is reconciled. */
  readonly training: Calls;
  /** A push that changes nothing of a pipeline. */
  readonly nothing: Calls;
  /** A run of a pipeline, from its start until a version awaits approval. */
  readonly run: Calls;
  readonly approval: Calls;
  /** A sweep of an installation that knows no repository. */
  readonly sweep: Calls;
  /** What a sweep does more for each repository that did not change. */
  readonly sweepRepository: Calls;
  /** A look for canaries to judge where there is none. */
  readonly canaries: Calls;
  /** A comparison of routes with the registry where nothing serves. */
  readonly routes: Calls;
  /** What it does more for each model that serves. */
  readonly routesModel: Calls;
  /** Bytes of the line that the invoker leaves of an inference. */
  readonly logLine: number;
};
