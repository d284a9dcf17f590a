import type { GitHubContext } from "../github-context.ts";
import type { PullRecord } from "../state/pull-record.ts";
import type { RepositoryRecord } from "../state/repository-record.ts";
import { eventPayload } from "../webhooks/event-payload.ts";
import { presentPullDetails } from "./present-pull-details.ts";

/** Tells subscribers what became of a pull request. */
export const emitPull = async (
  context: GitHubContext,
  repository: RepositoryRecord,
  change: { action: string; pull: PullRecord; members?: object },
): Promise<void> => {
  const { action, pull, members = {} } = change;
  const payload = eventPayload(context, repository, {
    action,
    number: pull.number,
    pull_request: await presentPullDetails(context, repository, pull),
    ...members,
  });
  context.webhooks.emit(repository, { name: "pull_request", action, payload });
};
