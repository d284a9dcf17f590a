/** One file of a git tree. */
export type TreeEntry = {
  /** Relative to the root of the repository, with `/`. */
  readonly path: string;
  /** Git's mode: 100644, 100755, 120000 (symbolic link) or 160000 (submodule). */
  readonly mode: string;
  /** The blob's name, which is a digest of its content. */
  readonly sha: string;
  readonly size: number;
};
