import type { GitHubContext } from "../github-context.ts";
import { settlePulls } from "../pulls/settle-pulls.ts";
import type { RepositoryRecord } from "../state/repository-record.ts";
import { adoptDefaultBranch } from "./adopt-default-branch.ts";
import { pushPayload } from "./push-payload.ts";
import { refEvent } from "./ref-event.ts";
import type { RefUpdate } from "./ref-update.ts";

// GitHub sends nothing for more tags than this at once.
const MOST_TAGS = 3;
const MOST_BRANCHES = 5_000;

const announced = (updates: readonly RefUpdate[]): RefUpdate[] => {
  const below = (folder: string) => updates.filter(({ ref }) => ref.startsWith(folder));
  const [branches, tags] = [below("refs/heads/"), below("refs/tags/")];
  return [...(branches.length > MOST_BRANCHES ? [] : branches), ...(tags.length > MOST_TAGS ? [] : tags)];
};

/** Tells subscribers about references that moved, and brings pull requests up to date with them. */
export const receivePush = async (
  context: GitHubContext,
  repository: RepositoryRecord,
  updates: readonly RefUpdate[],
): Promise<void> => {
  const adopted = await adoptDefaultBranch(context, repository, updates);
  const pushed = { ...adopted, pushedAt: context.now() };
  context.state.putRepository(pushed);
  for (const update of announced(updates)) {
    const event = refEvent(context, pushed, update);
    if (event) context.webhooks.emit(pushed, event);
    const payload = await pushPayload(context, pushed, { update, pushed: updates });
    context.webhooks.emit(pushed, { name: "push", payload });
  }
  await settlePulls(context, pushed, updates);
};
