import type { Fragment } from "../../domain/fragment.ts";
import type { Snapshot } from "../../domain/snapshot.ts";
import type { SourceHost } from "../../ports/source-host.ts";

/** The fragments that a snapshot declares; text is fetched only for blobs that no recorded fragment holds. */
export const readFragments = (
  host: SourceHost,
  { repository, commit, confs }: Snapshot,
  recorded: readonly Fragment[],
): Promise<readonly Fragment[]> =>
  Promise.all(
    confs.map(async ({ path, sha }): Promise<Fragment> => {
      const known = recorded.find((fragment) => fragment.repository === repository && fragment.blob === sha);
      return {
        repository,
        path,
        commit,
        blob: sha,
        text: known ? known.text : await host.text(repository, sha),
      };
    }),
  );
