export type PullRecord = {
  readonly id: number;
  readonly number: number;
  readonly title: string;
  readonly body: string | null;
  readonly isDraft: boolean;
  readonly state: "open" | "closed";
  /** The fork that holds the head branch, where it is another repository. */
  readonly forkId?: number;
  readonly headRef: string;
  /** As of the last push to the head branch while the pull request was open. */
  readonly headSha: string;
  readonly baseRef: string;
  readonly baseSha: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly closedAt: number | null;
  readonly mergedAt: number | null;
  readonly mergeCommitSha: string | null;
};
