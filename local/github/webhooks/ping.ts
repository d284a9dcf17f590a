import type { GitHubContext } from "../github-context.ts";
import { presentHook } from "../present/present-hook.ts";
import type { HookRecord } from "../state/hook-record.ts";
import type { RepositoryRecord } from "../state/repository-record.ts";
import { eventPayload } from "./event-payload.ts";

/** Greets a hook, as happens when it is registered. */
export const ping = (context: GitHubContext, repository: RepositoryRecord, hook: HookRecord): void => {
  const payload = eventPayload(context, repository, {
    zen: "Keep it logically awesome.",
    hook_id: hook.id,
    hook: presentHook(context, repository, hook),
  });
  context.webhooks.send(repository, hook, { name: "ping", payload });
};
