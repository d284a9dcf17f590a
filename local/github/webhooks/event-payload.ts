import type { GitHubContext } from "../github-context.ts";
import { LOCAL_USER } from "../present/local-user.ts";
import { presentRepository } from "../present/present-repository.ts";
import { presentUser } from "../present/present-user.ts";
import type { RepositoryRecord } from "../state/repository-record.ts";

/** An event's own members with those that every event has. */
export const eventPayload = <T extends object>(
  context: GitHubContext,
  repository: RepositoryRecord,
  members: T,
) => ({
  ...members,
  repository: presentRepository(context, repository),
  sender: presentUser(context.addresses, LOCAL_USER.login),
});
