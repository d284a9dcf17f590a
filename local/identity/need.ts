/** What one request needs to be allowed: an action on a resource, and what conditions may ask about it. */
export type Need = {
  /** Such as `s3:GetObject`. */
  readonly action: string;
  /** An ARN; `*` where AWS knows no resource for the action. */
  readonly resource: string;
  /** Values by condition key; a key that the request does not carry is absent. */
  readonly context?: Readonly<Record<string, readonly string[]>>;
};
