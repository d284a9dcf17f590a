/** A delivery said that a pull request changed: a hint to look at it again. */
export type PullRequestHint = {
  readonly delivery: string;
  /** The repository that the change is proposed to, `owner/name`. */
  readonly repository: string;
  readonly number: number;
  /** The proposed commit as the delivery knew it. */
  readonly head: string;
};
