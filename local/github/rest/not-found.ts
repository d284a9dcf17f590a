import { GitHubError } from "./github-error.ts";

/** What GitHub answers for everything that is not there, or not to be seen. */
export const notFound = (message = "Not Found"): GitHubError => new GitHubError(404, message);
