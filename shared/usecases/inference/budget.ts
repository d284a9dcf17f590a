/** The time that a request may take. */
export type Budget = {
  /** Milliseconds that are left; not more than zero when time is up. */
  readonly remaining: () => number;
  /** Aborts when time is up. */
  readonly signal: AbortSignal;
  /** Forgets the time; nothing aborts any more. */
  readonly end: () => void;
};
