import type { GitHubContext } from "../github-context.ts";
import type { HookRecord } from "../state/hook-record.ts";
import { ownerKey } from "../state/owner-key.ts";
import type { RepositoryCall } from "./call.ts";
import { notFound } from "./not-found.ts";

/** The hook that a path names, or GitHub's refusal. */
export const findHook = (
  { state }: GitHubContext,
  { repository, params }: Pick<RepositoryCall, "repository" | "params">,
): HookRecord => {
  const found = state.hooks.find(Number(params.hook_id));
  if (found?.owner !== ownerKey(repository)) throw notFound();
  return found.item;
};
