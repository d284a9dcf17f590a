import type { GitHubContext } from "../github-context.ts";
import type { RepositoryRecord } from "../state/repository-record.ts";
import type { StatusRecord } from "../state/status-record.ts";
import { isoTime } from "./iso-time.ts";
import { LOCAL_USER } from "./local-user.ts";
import { nodeId } from "./node-id.ts";
import { presentUser } from "./present-user.ts";

/** A commit status, with whoever set it. */
export const presentStatus = (
  { addresses }: GitHubContext,
  { owner, name }: RepositoryRecord,
  { status, sha }: { status: StatusRecord; sha: string },
) => ({
  url: addresses.api(`/repos/${owner}/${name}/statuses/${sha}`),
  avatar_url: addresses.web(`/${LOCAL_USER.login}.png`),
  id: status.id,
  node_id: nodeId("StatusContext", status.id),
  state: status.state,
  description: status.description,
  target_url: status.targetUrl,
  context: status.context,
  created_at: isoTime(status.createdAt),
  updated_at: isoTime(status.createdAt),
  creator: presentUser(addresses, LOCAL_USER.login),
});
