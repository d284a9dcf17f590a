/** A remark at a line of a file, shown beside the commit where the source host can. */
export type Annotation = {
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
  readonly level: "notice" | "warning" | "failure";
  readonly message: string;
};

/** What GitHub shows beside a commit. Texts are cut to GitHub's limits where they are posted. */
export type CommitStatus = {
  readonly repository: string;
  readonly commit: string;
  readonly context: string;
  /** `error`: it was stopped before it could succeed or fail. */
  readonly state: "pending" | "success" | "failure" | "error";
  readonly description: string;
  /** The description, where nothing else is said. */
  readonly title?: string;
  /** Markdown. */
  readonly summary?: string;
  readonly detailsUrl?: string;
  readonly annotations?: readonly Annotation[];
};
