import type { GitHubContext } from "../github-context.ts";
import type { CommentRecord } from "../state/comment-record.ts";
import type { RepositoryRecord } from "../state/repository-record.ts";
import { isoTime } from "./iso-time.ts";
import { LOCAL_USER } from "./local-user.ts";
import { nodeId } from "./node-id.ts";
import { presentUser } from "./present-user.ts";

/** A comment on a pull request's conversation. */
export const presentComment = (
  { addresses }: GitHubContext,
  { owner, name }: RepositoryRecord,
  { comment, number }: { comment: CommentRecord; number: number },
) => ({
  id: comment.id,
  node_id: nodeId("IssueComment", comment.id),
  url: addresses.api(`/repos/${owner}/${name}/issues/comments/${comment.id}`),
  html_url: addresses.web(`/${owner}/${name}/pull/${number}#issuecomment-${comment.id}`),
  issue_url: addresses.api(`/repos/${owner}/${name}/issues/${number}`),
  body: comment.body,
  user: presentUser(addresses, comment.author ?? LOCAL_USER.login),
  created_at: isoTime(comment.createdAt),
  updated_at: isoTime(comment.updatedAt),
  author_association: "OWNER",
});
