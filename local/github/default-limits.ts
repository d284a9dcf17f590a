import type { GitHubLimits } from "./github-options.ts";

const MEGABYTE = 1024 * 1024;

/** GitHub's limits, as its documentation states them. */
export const DEFAULT_LIMITS: GitHubLimits = {
  deliveryMilliseconds: 10_000,
  deliveryBytes: 25 * MEGABYTE,
  treeEntries: 100_000,
  treeBytes: 7 * MEGABYTE,
  contentBytes: MEGABYTE,
  blobBytes: 100 * MEGABYTE,
  pushCommits: 2_048,
  compareFiles: 300,
};
