import type { GitHubContext } from "../github-context.ts";
import type { HookRecord } from "../state/hook-record.ts";
import type { RepositoryRecord } from "../state/repository-record.ts";
import { isoTime } from "./iso-time.ts";

/** A webhook's registration; its secret is never shown. */
export const presentHook = (
  { addresses, webhooks }: GitHubContext,
  { owner, name }: RepositoryRecord,
  hook: HookRecord,
) => {
  const url = addresses.api(`/repos/${owner}/${name}/hooks/${hook.id}`);
  return {
    type: "Repository",
    id: hook.id,
    name: "web",
    active: hook.isActive,
    events: hook.events,
    config: {
      content_type: "json",
      insecure_ssl: "0",
      url: webhooks.urlOf(hook),
      ...(hook.secret === null ? {} : { secret: "********" }),
    },
    url,
    test_url: `${url}/test`,
    ping_url: `${url}/pings`,
    deliveries_url: `${url}/deliveries`,
    created_at: isoTime(hook.createdAt),
    updated_at: isoTime(hook.updatedAt),
  };
};
