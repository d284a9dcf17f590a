/** What one version of a group has answered during a canary or as a shadow. */
export type Tally = {
  readonly requests: number;
  /** Requests that the model failed at, took too long for or was not there for. */
  readonly failed: number;
  /** Requests that the model or its package refused: the caller's mistakes, or its own. */
  readonly refused: number;
  /** Requests that the endpoint did not let through, or that came while the model was being loaded. */
  readonly unready: number;
  /** Of all answers together, how long they took. */
  readonly milliseconds: number;
  /** Answers that were compared with the stable version's. */
  readonly compared: number;
  /** Of those, how many said the same. */
  readonly same: number;
  /** Requests whose outcome is not known. */
  readonly unfinished: number;
};

/** Tallies by version. */
export type Tallies = ReadonlyMap<number, Tally>;
