/** The code that a step runs: a directory of a repository, packed by whoever applies the pipeline. */
export type SourceReference = {
  /** "owner/name". */
  readonly repository: string;
  /** Relative to the root of the repository; "" is the root itself. */
  readonly directory: string;
  /** A requirements.txt, relative to `directory`, to put at the root of the package when the root has none. */
  readonly requirements?: string;
};
