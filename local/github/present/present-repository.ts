import type { GitHubContext } from "../github-context.ts";
import type { RepositoryRecord } from "../state/repository-record.ts";
import { isoTime } from "./iso-time.ts";
import { nodeId } from "./node-id.ts";
import { presentUser } from "./present-user.ts";

// What stands behind a repository's own URL in each of its `…_url` members.
const URLS: Readonly<Record<string, string>> = {
  archive_url: "/{archive_format}{/ref}",
  branches_url: "/branches{/branch}",
  commits_url: "/commits{/sha}",
  compare_url: "/compare/{base}...{head}",
  contents_url: "/contents/{+path}",
  git_commits_url: "/git/commits{/sha}",
  git_refs_url: "/git/refs{/sha}",
  git_tags_url: "/git/tags{/sha}",
  hooks_url: "/hooks",
  issue_comment_url: "/issues/comments{/number}",
  pulls_url: "/pulls{/number}",
  statuses_url: "/statuses/{sha}",
  trees_url: "/git/trees{/sha}",
  blobs_url: "/git/blobs{/sha}",
};

/** A repository as the API and webhooks describe it; it is cloned by its path. */
export const presentRepository = ({ addresses, git }: GitHubContext, repository: RepositoryRecord) => {
  const { id, owner, name, defaultBranch, createdAt, pushedAt } = repository;
  const url = addresses.api(`/repos/${owner}/${name}`);
  const { path } = git(repository);
  return {
    id,
    node_id: nodeId("Repository", id),
    name,
    full_name: `${owner}/${name}`,
    private: true,
    owner: presentUser(addresses, owner),
    html_url: addresses.web(`/${owner}/${name}`),
    description: null,
    fork: repository.forkOf !== undefined,
    url,
    ...Object.fromEntries(Object.entries(URLS).map(([member, rest]) => [member, `${url}${rest}`])),
    git_url: path,
    ssh_url: path,
    clone_url: path,
    mirror_url: null,
    homepage: null,
    language: null,
    size: 0,
    default_branch: defaultBranch,
    archived: repository.isArchived ?? false,
    disabled: false,
    visibility: "private",
    created_at: isoTime(createdAt),
    updated_at: isoTime(pushedAt),
    pushed_at: isoTime(pushedAt),
    permissions: { admin: true, maintain: true, push: true, triage: true, pull: true },
  };
};
