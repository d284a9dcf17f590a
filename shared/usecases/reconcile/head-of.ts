import type { RepositoryHead } from "../../domain/repository-head.ts";
import type { Snapshot } from "../../domain/snapshot.ts";
import { digestSource } from "../sources/digest-source.ts";
import { sourceFiles } from "../sources/source-files.ts";

/** What is remembered of a repository as it is taken up at a snapshot, with the sources that pipelines are made of. */
export const headOf = (snapshot: Snapshot, sources: RepositoryHead["sources"]): RepositoryHead => {
  const { repository, branch, commit, settings, settingsFile, entries, confs } = snapshot;
  const tree = { entries, confs: new Set(confs.map(({ path }) => path)) };
  return {
    repository,
    branch,
    project: settings.project,
    commit,
    ...(settingsFile === undefined ? {} : { settings: settingsFile }),
    confs: Object.fromEntries(confs.map(({ path, sha }) => [path, sha])),
    sources,
    files: digestSource(sourceFiles(tree, { directory: "." })),
    state: "applying",
  };
};
