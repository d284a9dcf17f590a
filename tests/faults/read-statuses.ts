import type { Commits } from "./create-stage.ts";
import type { GitHost, Place, Status } from "./open-git-host.ts";

/** A status and the commit that it is of. */
export type Said = Place & Status;

/** The last statuses of all commits, newest first of each. */
export const readStatuses = async (host: GitHost, commits: Commits): Promise<readonly Said[]> => {
  const places = Object.entries(commits).flatMap(([repository, named]) =>
    [...new Set(Object.values(named))].map((sha) => ({ repository, sha })),
  );
  const all = await Promise.all(
    places.map(async (place) => (await host.statuses(place)).map((status) => ({ ...place, ...status }))),
  );
  return all.flat();
};
