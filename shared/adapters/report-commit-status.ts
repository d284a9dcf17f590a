import type { CommitStatus } from "../domain/commit-status.ts";
import type { GitHub } from "./github.ts";
import { githubRepository } from "./github-repository.ts";

const DESCRIPTION_LIMIT = 140;

const cut = (text: string): string => {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= DESCRIPTION_LIMIT ? line : `${line.slice(0, DESCRIPTION_LIMIT - 1)}…`;
};

/** Posts a commit status, which any token may; a later one of a context replaces the earlier. */
export const reportCommitStatus = async (
  github: Pick<GitHub, "request">,
  { repository, commit, context, state, description, detailsUrl }: CommitStatus,
): Promise<void> => {
  await github.request("POST /repos/{owner}/{repo}/statuses/{sha}", {
    ...githubRepository(repository),
    sha: commit,
    state,
    context,
    description: cut(description),
    ...(detailsUrl === undefined ? {} : { target_url: detailsUrl }),
    // The same status twice says what it says once.
    request: { isRepeatable: true },
  });
};
