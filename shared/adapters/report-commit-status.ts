import type { CommitStatus } from "../domain/commit-status.ts";
import type { GitHub } from "./github.ts";
import { githubRepository } from "./github-repository.ts";
import { githubStatuses } from "./github-statuses.ts";

const DESCRIPTION_LIMIT = 140;
const CONTEXT_LIMIT = 255;

const cut = (text: string, limit: number): string => {
  const line = text.replace(/\s+/g, " ").trim();
  // Half of a surrogate pair is no character.
  return line.length <= limit ? line : `${line.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
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
    context: cut(context, CONTEXT_LIMIT),
    description: cut(description, DESCRIPTION_LIMIT),
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

/** Remarks of an earlier status that this one does not make any more. */
const outdated = async (
  github: Pick<GitHub, "request">,
  status: CommitStatus,
): Promise<readonly CommitStatus[]> => {
  // What never remarks on anything has left nothing behind.
  if (status.annotations === undefined) return [];
  const { repository, commit, context } = status;
  const made = new Set(remarks(status).map((remark) => cut(remark.context, CONTEXT_LIMIT)));
  return (await githubStatuses(github, repository, commit))
    .filter((known) => known.state === "failure" && known.context.startsWith(`${context}: `))
    .filter((known) => !made.has(known.context))
    .map((known) => ({
      repository,
      commit,
      context: known.context,
      state: "success",
      description: "resolved",
    }));
};

/**
 * Posts a commit status, which any token may, and one for each failure in it; a later one of a context replaces the earlier,
 * with all that it remarked.
 */
export const reportCommitStatus = async (
  github: Pick<GitHub, "request">,
  status: CommitStatus,
): Promise<void> => {
  const posts = [status, ...remarks(status), ...(await outdated(github, status))];
  await Promise.all(posts.map((each) => post(github, each)));
};
