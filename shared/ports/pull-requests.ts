/** A pull request as it is now. */
export type PullRequest = {
  readonly number: number;
  readonly state: "open" | "closed";
  readonly isMerged: boolean;
  readonly isDraft: boolean;
  /** What is proposed; without a repository where the fork that it came from is gone. */
  readonly head: { readonly repository?: string; readonly sha: string; readonly ref: string };
  readonly base: { readonly branch: string; readonly sha: string };
  /** Whether the proposal comes from another repository, which its author controls alone. */
  readonly isFork: boolean;
};

/** `marker` tells our comments of one kind apart; no reader sees it. */
export type Comment = { readonly marker: string; readonly body: string };

/** Where people discuss a change before it is taken up. */
export interface PullRequests {
  describe(repository: string, number: number): Promise<PullRequest | undefined>;
  /** Leaves the one comment of its marker, in place of what it said before; other people's comments are never touched. */
  comment(repository: string, number: number, comment: Comment): Promise<void>;
}
