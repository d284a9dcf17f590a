import type { GitHubContext } from "../github-context.ts";
import { isoTime } from "../present/iso-time.ts";
import { LOCAL_USER } from "../present/local-user.ts";
import { nodeId } from "../present/node-id.ts";
import { presentRepository } from "../present/present-repository.ts";
import { presentUser } from "../present/present-user.ts";
import type { PullRecord } from "../state/pull-record.ts";
import type { RepositoryRecord } from "../state/repository-record.ts";
import { headRepository } from "./head-repository.ts";

const time = (milliseconds: number | null): string | null =>
  milliseconds === null ? null : isoTime(milliseconds);

const linksOf = (context: GitHubContext, { owner, name }: RepositoryRecord, pull: PullRecord) => {
  const repository = context.addresses.api(`/repos/${owner}/${name}`);
  const url = `${repository}/pulls/${pull.number}`;
  const issue = `${repository}/issues/${pull.number}`;
  return {
    self: url,
    html: context.addresses.web(`/${owner}/${name}/pull/${pull.number}`),
    issue,
    comments: `${issue}/comments`,
    review_comments: `${url}/comments`,
    review_comment: `${repository}/pulls/comments{/number}`,
    commits: `${url}/commits`,
    statuses: `${repository}/statuses/${pull.headSha}`,
  };
};

/** A pull request as lists and webhooks describe it. */
export const presentPull = (context: GitHubContext, repository: RepositoryRecord, pull: PullRecord) => {
  const links = linksOf(context, repository, pull);
  const side = (of: RepositoryRecord | undefined, ref: string, sha: string) => ({
    label: `${of?.owner ?? "unknown"}:${ref}`,
    ref,
    sha,
    user: of ? presentUser(context.addresses, of.owner) : null,
    repo: of ? presentRepository(context, of) : null,
  });
  return {
    id: pull.id,
    node_id: nodeId("PullRequest", pull.id),
    number: pull.number,
    state: pull.state,
    locked: false,
    draft: pull.isDraft,
    title: pull.title,
    body: pull.body,
    user: presentUser(context.addresses, LOCAL_USER.login),
    labels: [],
    milestone: null,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    auto_merge: null,
    active_lock_reason: null,
    author_association: "OWNER",
    created_at: isoTime(pull.createdAt),
    updated_at: isoTime(pull.updatedAt),
    closed_at: time(pull.closedAt),
    merged_at: time(pull.mergedAt),
    merge_commit_sha: pull.mergeCommitSha,
    head: side(headRepository(context, repository, pull), pull.headRef, pull.headSha),
    base: side(repository, pull.baseRef, pull.baseSha),
    url: links.self,
    html_url: links.html,
    diff_url: `${links.html}.diff`,
    patch_url: `${links.html}.patch`,
    issue_url: links.issue,
    comments_url: links.comments,
    review_comments_url: links.review_comments,
    review_comment_url: links.review_comment,
    commits_url: links.commits,
    statuses_url: links.statuses,
    _links: Object.fromEntries(Object.entries(links).map(([name, href]) => [name, { href }])),
  };
};
