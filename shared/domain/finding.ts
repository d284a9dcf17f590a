/** What a look at one part of an installation found. */
export type Finding = {
  /** What was looked at. */
  readonly check: string;
  /** `warn`: it works, and may not for long, or could not be looked at. */
  readonly verdict: "ok" | "warn" | "fail";
  readonly says: string;
  /** What to do; absent where there is nothing to do. */
  readonly fix?: string;
};
