/** What may have become of a repository; `connected` and `disconnected` say whether a GitHub App may see it. */
export type RepositoryChange =
  | "renamed"
  | "transferred"
  | "deleted"
  | "archived"
  | "unarchived"
  | "branch_deleted"
  | "connected"
  | "disconnected";

/** A delivery said that a repository, or the branch that we follow in it, is not what it was: a hint to look again. */
export type RepositoryHint = {
  readonly delivery: string;
  /** `owner/name`, as it is called from now on. */
  readonly repository: string;
  readonly change: RepositoryChange;
  /** What it was called before it was renamed or transferred. */
  readonly previous?: string;
};
