/** A model version that can serve: where its artifact lies below the multi-model prefix, and what made it. */
export type ServingVersion = {
  readonly version: number;
  readonly packageArn: string;
  /** Key relative to the multi-model prefix: what InvokeEndpoint calls TargetModel. */
  readonly targetModel: string;
  /** Epoch milliseconds of the approval. */
  readonly decidedAt: number;
  readonly repository?: string;
  readonly commit?: string;
  readonly execution?: string;
};

/** What serves a group's name; the only thing that changes when a model goes live or rolls back. */
export type Route = {
  readonly group: string;
  /** Absent: nothing serves, and `reason` says why. */
  readonly stable?: ServingVersion;
  readonly reason?: string;
  /** Versions that served before, newest decision first. */
  readonly previous: readonly ServingVersion[];
  /** Grows by one with every write; fences writers. */
  readonly generation: number;
};
