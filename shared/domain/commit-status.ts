/** What GitHub shows beside a commit. `description` is cut to GitHub's 140 characters where it is posted. */
export type CommitStatus = {
  readonly repository: string;
  readonly commit: string;
  readonly context: string;
  readonly state: "pending" | "success" | "failure" | "error";
  readonly description: string;
};
