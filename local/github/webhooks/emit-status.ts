import { listRefs } from "../git/list-refs.ts";
import { readCommit } from "../git/read-commit.ts";
import type { GitHubContext } from "../github-context.ts";
import { isoTime } from "../present/iso-time.ts";
import { presentCommit } from "../present/present-commit.ts";
import type { RepositoryRecord } from "../state/repository-record.ts";
import type { StatusRecord } from "../state/status-record.ts";
import { eventPayload } from "./event-payload.ts";

/** Tells subscribers about a new status of a commit. */
export const emitStatus = async (
  context: GitHubContext,
  repository: RepositoryRecord,
  { status, sha }: { status: StatusRecord; sha: string },
): Promise<void> => {
  const git = context.git(repository);
  const commit = await readCommit(git, sha);
  const branches = (await listRefs(git, "refs/heads/")).filter((ref) => ref.sha === sha);
  const payload = eventPayload(context, repository, {
    id: status.id,
    sha,
    name: `${repository.owner}/${repository.name}`,
    target_url: status.targetUrl,
    avatar_url: null,
    context: status.context,
    description: status.description,
    state: status.state,
    commit: commit && presentCommit(context, repository, commit),
    branches: branches.map(({ name }) => ({
      name: name.slice("refs/heads/".length),
      commit: {
        sha,
        url: context.addresses.api(`/repos/${repository.owner}/${repository.name}/commits/${sha}`),
      },
      protected: false,
    })),
    created_at: isoTime(status.createdAt),
    updated_at: isoTime(status.createdAt),
  });
  context.webhooks.emit(repository, { name: "status", payload });
};
