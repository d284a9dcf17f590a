import { NULL_SHA } from "../git/null-sha.ts";
import type { GitHubContext } from "../github-context.ts";
import type { RepositoryRecord } from "../state/repository-record.ts";
import type { WebhookEvent } from "./create-webhooks.ts";
import { eventPayload } from "./event-payload.ts";
import type { RefUpdate } from "./ref-update.ts";

/** The `create` or `delete` event of a branch or tag that a push made or removed; undefined for one that only moved. */
export const refEvent = (
  context: GitHubContext,
  repository: RepositoryRecord,
  { ref, before, after }: RefUpdate,
): WebhookEvent | undefined => {
  if (before !== NULL_SHA && after !== NULL_SHA) return undefined;
  const members = {
    ref: ref.replace(/^refs\/(heads|tags)\//, ""),
    ref_type: ref.startsWith("refs/tags/") ? "tag" : "branch",
    pusher_type: "user",
  };
  if (after === NULL_SHA) return { name: "delete", payload: eventPayload(context, repository, members) };
  const created = { ...members, master_branch: repository.defaultBranch, description: null };
  return { name: "create", payload: eventPayload(context, repository, created) };
};
