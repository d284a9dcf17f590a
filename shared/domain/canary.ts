/** What a canary has to keep to, and what becomes of it then. */
export type CanaryRule = {
  /** So many answers of the canary decide. */
  readonly requests: number;
  /** The share of them that may fail. */
  readonly errors: number;
  /** How many times as long as the stable version it may take on average; absent: as long as it likes. */
  readonly latency?: number;
  /** Whether it takes over once it has kept to the rule; else somebody decides that. */
  readonly promote: boolean;
};

/** A version that answers a share of a group's requests, beside the one that answers the others. */
export type Canary = {
  readonly version: number;
  /** The version that it stands beside; another one there ends it. */
  readonly beside: number;
  /** Of the group's requests, in hundredths of a percent at the finest. */
  readonly percent: number;
  /** Which callers it answers; the same for as long as it stands. */
  readonly salt: string;
  /** A name, or `registry` where an approval made it a canary. */
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
  readonly reason?: string;
  readonly rule?: CanaryRule;
};
