import type { CommitStatus } from "../domain/commit-status.ts";
import type { TreeEntry } from "../domain/tree-entry.ts";

export type Commit = { readonly sha: string; readonly tree: string };

/** One regular file of an archive. */
export type ArchiveFile = { readonly path: string; readonly content: Uint8Array };

/** How a head stands to a base: `ahead` holds the base and more, `behind` is held by it. */
export type Ancestry = "identical" | "ahead" | "behind" | "diverged";

/** Where model repositories live. A failure to read rejects; it never looks like an empty answer. */
export interface SourceHost {
  /** The commit that a branch points at now; undefined where the branch cannot be seen, or not under this name any more. */
  head(repository: string, branch: string): Promise<Commit | undefined>;
  /** Whether a branch still points at a commit, which costs nothing where it does; undefined as for `head`. */
  isHead(repository: string, branch: string, commit: string): Promise<boolean | undefined>;
  /**
   * What a repository is called now, to which its former names lead; undefined where our credentials do not show it. Tells
   * a deleted branch from a repository that is called otherwise, gone or hidden.
   */
  nameOf(repository: string): Promise<string | undefined>;
  /** How `head` stands to `base`; a base that the repository has no more is not part of any head's history. */
  compare(repository: string, base: string, head: string): Promise<Ancestry>;
  /** Every file of a tree; rejects with `TreeTruncated` rather than leave any out. */
  tree(repository: string, tree: string): Promise<readonly TreeEntry[]>;
  text(repository: string, blob: string): Promise<string>;
  /** The wanted regular files of a commit, in any order, fetched as one archive. */
  archive(repository: string, commit: string, wanted: (path: string) => boolean): AsyncIterable<ArchiveFile>;
}

/** Where people look for what became of their commit. */
export interface StatusBoard {
  /** Shows a status beside a commit, in place of an earlier one of the same context. */
  report(status: CommitStatus): Promise<void>;
}
