import type { Commit } from "../git/commit.ts";
import type { GitHubContext } from "../github-context.ts";
import type { RepositoryRecord } from "../state/repository-record.ts";
import { presentCommit } from "./present-commit.ts";

/** A commit as the git database API describes it. */
export const presentGitCommit = (context: GitHubContext, repository: RepositoryRecord, commit: Commit) => {
  const { sha, node_id, html_url, parents, commit: inner } = presentCommit(context, repository, commit);
  const { author, committer, message, tree, url, verification } = inner;
  return {
    sha,
    node_id,
    url,
    html_url,
    author,
    committer,
    tree,
    message,
    parents: parents.map((parent) => ({
      ...parent,
      url: context.addresses.api(`/repos/${repository.owner}/${repository.name}/git/commits/${parent.sha}`),
    })),
    verification,
  };
};
