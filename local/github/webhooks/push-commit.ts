import type { ChangedPaths } from "../git/changed-paths.ts";
import type { Commit, Signature } from "../git/commit.ts";
import type { GitHubContext } from "../github-context.ts";
import { zonedTime } from "../present/zoned-time.ts";
import type { RepositoryRecord } from "../state/repository-record.ts";

const person = ({ name, email }: Signature) => ({ name, email });

/** A commit as `push` events list it; paths are those of its first 3,000 files. */
export const pushCommit = (
  { addresses }: GitHubContext,
  { owner, name }: RepositoryRecord,
  { commit, isDistinct, paths }: { commit: Commit; isDistinct: boolean; paths: ChangedPaths | undefined },
) => {
  const { added = [], removed = [], modified = [] } = paths ?? {};
  const rest = Math.max(0, 3_000 - added.length);
  return {
    id: commit.sha,
    tree_id: commit.tree,
    distinct: isDistinct,
    message: commit.message,
    timestamp: zonedTime(commit.committer.seconds, commit.committer.zone),
    url: addresses.web(`/${owner}/${name}/commit/${commit.sha}`),
    author: person(commit.author),
    committer: person(commit.committer),
    added: added.slice(0, 3_000),
    removed: removed.slice(0, rest),
    modified: modified.slice(0, Math.max(0, rest - removed.length)),
  };
};
