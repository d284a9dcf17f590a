import type { Rate } from "./rate.ts";

/** What a caller may do. */
export type Grant = {
  /** Names of groups; `*` stands for any part of a name. */
  readonly groups: readonly string[];
  /** Whether a version other than the one that serves may be called. */
  readonly versions: boolean;
  /** Without it, calls are not counted. */
  readonly rate?: Rate;
};
