/** A delivery said that a merge queue waits for our word on a commit that would become the head of a branch. */
export type MergeGroupHint = {
  readonly delivery: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly head: string;
  /** The branch that the queue merges into, and the commit that it was at. */
  readonly branch: string;
  readonly base: string;
};
