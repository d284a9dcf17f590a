/** How one file differs between two trees. */
export type FileChange = {
  readonly path: string;
  readonly previousPath?: string;
  readonly status: "added" | "removed" | "modified" | "renamed" | "copied" | "changed";
  /** The blob after the change; of a removed file, the one before. */
  readonly sha: string;
  readonly isSubmodule: boolean;
  readonly additions: number;
  readonly deletions: number;
  /** Absent where git shows none: binary files, pure renames, or too much at once. */
  readonly patch?: string;
};
