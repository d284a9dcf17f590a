import type { Octokit } from "@octokit/core";
import type { StatusBoard } from "../ports/source-host.ts";

const DESCRIPTION_LIMIT = 140;

const cut = (text: string): string => {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= DESCRIPTION_LIMIT ? line : `${line.slice(0, DESCRIPTION_LIMIT - 1)}…`;
};

/** Commit statuses on GitHub, which a token may write; a later status of a context replaces the earlier. */
export const createGitHubStatusBoard = (octokit: Octokit): StatusBoard => ({
  report: async ({ repository, commit, context, state, description }) => {
    const [owner = "", repo = ""] = repository.split("/");
    await octokit.request("POST /repos/{owner}/{repo}/statuses/{sha}", {
      owner,
      repo,
      sha: commit,
      state,
      context,
      description: cut(description),
    });
  },
});
