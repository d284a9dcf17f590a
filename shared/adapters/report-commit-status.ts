import type { CommitStatus } from "../domain/commit-status.ts";
import type { GitHub } from "./github.ts";
import { githubRepository } from "./github-repository.ts";

const DESCRIPTION_LIMIT = 140;

const cut = (text: string): string => {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= DESCRIPTION_LIMIT ? line : `${line.slice(0, DESCRIPTION_LIMIT - 1)}…`;
};

// GitHub allows about 80 content-creating requests a minute; the description counts what is beyond.
const MOST_REMARKS = 20;

const post = async (
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

/** A commit status has no lines to remark at, so every failure gets a status of its own. */
const remarks = (status: CommitStatus): readonly CommitStatus[] => {
  const { repository, commit, context, annotations = [] } = status;
  return annotations
    .filter(({ level }) => level === "failure")
    .slice(0, MOST_REMARKS)
    .map(({ path, line, message }, index) => ({
      repository,
      commit,
      context: `${context}: ${index + 1}. ${path}:${line}`,
      state: "failure",
      description: message,
    }));
};

/** Posts a commit status, which any token may, and one for each failure in it; a later one of a context replaces the earlier. */
export const reportCommitStatus = async (
  github: Pick<GitHub, "request">,
  status: CommitStatus,
): Promise<void> => {
  await Promise.all([status, ...remarks(status)].map((each) => post(github, each)));
};
