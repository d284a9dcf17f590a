import type { SourceDigest } from "../../domain/repository-head.ts";
import type { Snapshot } from "../../domain/snapshot.ts";
import type { SourceReference } from "../../domain/source-reference.ts";
import { digestSource } from "./digest-source.ts";
import { type SourceFile, sourceFiles } from "./source-files.ts";

/** Digests of source directories: looked up as a compilation asks for them, and remembered for whoever asks which. */
export type SourceCatalog = {
  /** Undefined where the directory holds no file, or its repository is not known here. */
  digest(source: SourceReference): string | undefined;
  /** The paths of a source's files; undefined where only its digest is known. */
  files(source: SourceReference): readonly string[] | undefined;
  /** Every source of `repository` that was asked for and found. */
  found(repository: string): readonly SourceDigest[];
  /** Repositories that were asked for and are not known here. */
  unknown(): readonly string[];
};

/** Digests computed from snapshots where there is one, else taken from what heads remember. */
export const createSourceCatalog = (
  snapshots: readonly Snapshot[],
  remembered: ReadonlyMap<string, readonly SourceDigest[]>,
): SourceCatalog => {
  const found = new Map<string, SourceDigest & { repository: string }>();
  const unknown = new Set<string>();
  const isSame = (a: Omit<SourceDigest, "digest">, b: Omit<SourceDigest, "digest">): boolean =>
    a.directory === b.directory && a.requirements === b.requirements;

  const snapshotOf = ({ repository }: SourceReference): Snapshot | undefined =>
    snapshots.find((one) => one.repository === repository);
  // Every script of a directory asks for its files, and a repository may hold very many.
  const listed = new Map<string, readonly SourceFile[]>();
  const filesOf = (snapshot: Snapshot, source: SourceReference): readonly SourceFile[] => {
    const key = JSON.stringify([source.repository, source.directory, source.requirements]);
    const known = listed.get(key);
    if (known !== undefined) return known;
    const confs = new Set(snapshot.confs.map(({ path }) => path));
    const files = sourceFiles({ entries: snapshot.entries, confs }, source);
    listed.set(key, files);
    return files;
  };

  const look = (source: SourceReference): string | undefined => {
    const snapshot = snapshotOf(source);
    if (!snapshot) {
      const digest = remembered.get(source.repository)?.find((known) => isSame(known, source))?.digest;
      if (digest === undefined) unknown.add(source.repository);
      return digest;
    }
    const files = filesOf(snapshot, source);
    return files.length === 0 ? undefined : digestSource(files);
  };

  return {
    digest: (source) => {
      const digest = look(source);
      if (digest !== undefined)
        found.set(JSON.stringify([source.repository, source.directory, source.requirements]), {
          ...source,
          digest,
        });
      return digest;
    },
    files: (source) => {
      const snapshot = snapshotOf(source);
      return snapshot && filesOf(snapshot, source).map(({ path }) => path);
    },
    found: (repository) =>
      [...found.values()]
        .filter((source) => source.repository === repository)
        .map(({ repository: _, ...source }) => source)
        .toSorted((a, b) => (a.directory < b.directory ? -1 : 1)),
    unknown: () => [...unknown],
  };
};
