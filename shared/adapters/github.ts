import type { Octokit } from "@octokit/core";

/** GitHub's REST API, spoken to as whoever the credentials name. */
export type GitHub = {
  readonly request: Octokit["request"];
  /** Whether the credentials are a GitHub App's, which may do more than a token. */
  isApp(): Promise<boolean>;
};
