import type { RepositoryHead } from "../../domain/repository-head.ts";
import type { Snapshot } from "../../domain/snapshot.ts";
import { digestSource } from "../sources/digest-source.ts";
import { sourceFiles } from "../sources/source-files.ts";

/** Tells whether nothing that could change a pipeline differs from what was taken up, whatever else the commit holds. */
export const isUnchanged = (snapshot: Snapshot, head: RepositoryHead): boolean => {
  const tree = { entries: snapshot.entries, confs: new Set(snapshot.confs.map(({ path }) => path)) };
  return (
    snapshot.settingsFile?.blob === head.settings?.blob &&
    snapshot.confs.length === Object.keys(head.confs).length &&
    snapshot.confs.every(({ path, sha }) => head.confs[path] === sha) &&
    head.files === digestSource(sourceFiles(tree, { directory: "." })) &&
    head.sources.every((source) => digestSource(sourceFiles(tree, source)) === source.digest)
  );
};
