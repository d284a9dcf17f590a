import type { Commit, Signature } from "../git/commit.ts";
import type { GitHubContext } from "../github-context.ts";
import type { RepositoryRecord } from "../state/repository-record.ts";
import { isoTime } from "./iso-time.ts";
import { nodeId } from "./node-id.ts";

const person = ({ name, email, seconds }: Signature) => ({ name, email, date: isoTime(seconds * 1000) });

const UNVERIFIED = {
  verified: false,
  reason: "unsigned",
  signature: null,
  payload: null,
  verified_at: null,
};

/** A commit as the repository API describes it; nobody's account is known, so both accounts are null. */
export const presentCommit = (
  { addresses }: GitHubContext,
  { owner, name }: RepositoryRecord,
  commit: Commit,
) => {
  const repository = addresses.api(`/repos/${owner}/${name}`);
  const page = addresses.web(`/${owner}/${name}`);
  const { sha, tree, parents, message } = commit;
  return {
    sha,
    node_id: nodeId("Commit", sha),
    commit: {
      author: person(commit.author),
      committer: person(commit.committer),
      message,
      tree: { sha: tree, url: `${repository}/git/trees/${tree}` },
      url: `${repository}/git/commits/${sha}`,
      comment_count: 0,
      verification: UNVERIFIED,
    },
    url: `${repository}/commits/${sha}`,
    html_url: `${page}/commit/${sha}`,
    comments_url: `${repository}/commits/${sha}/comments`,
    author: null,
    committer: null,
    parents: parents.map((parent) => ({
      sha: parent,
      url: `${repository}/commits/${parent}`,
      html_url: `${page}/commit/${parent}`,
    })),
  };
};
