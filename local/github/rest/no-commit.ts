import { GitHubError } from "./github-error.ts";

/** What GitHub answers where a commit was named that it does not have. */
export const noCommit = (name: string): GitHubError =>
  new GitHubError(422, `No commit found for SHA: ${name}`);
