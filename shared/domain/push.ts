/** A delivery said that a branch moved: a hint to look again, never the truth. Commits are full SHA-1 names. */
export type Push = {
  readonly delivery: string;
  /** `owner/name`. */
  readonly repository: string;
  /** The full ref, such as `refs/heads/main`. */
  readonly ref: string;
  readonly before: string;
  readonly after: string;
  readonly forced: boolean;
  /** Somebody asks for a sync: everything is brought to what is desired, whatever is recorded. */
  readonly isForced?: boolean;
  /** What the repository was called before, where it has just been renamed. */
  readonly formerly?: string;
  /** A sweep saw the head move. */
  readonly isSweep?: boolean;
};
