import type { Compilation } from "../../compiler/compilation.ts";
import type { ConfigFile } from "../../domain/config-file.ts";
import type { RepositoryHead } from "../../domain/repository-head.ts";
import type { Snapshot } from "../../domain/snapshot.ts";
import { createSourceCatalog, type SourceCatalog } from "../sources/source-catalog.ts";
import { type CompileSettings, compileProject } from "./compile-project.ts";

export type CompileWithSources = {
  readonly files: readonly ConfigFile[];
  /** The repository that was pushed, and whatever else is known afresh. */
  readonly snapshots: readonly Snapshot[];
  /** What is remembered of the project's other repositories. */
  readonly heads: readonly RepositoryHead[];
  readonly snapshotOf: (repository: string) => Promise<Snapshot>;
};

/**
 * Compiles a project, reading the tree of another repository only where a pipeline names a source directory of it
 * that no earlier compilation asked for.
 */
export const compileWithSources = async (
  { files, snapshots, heads, snapshotOf }: CompileWithSources,
  settings: CompileSettings,
): Promise<{ readonly compilation: Compilation; readonly catalog: SourceCatalog }> => {
  const remembered = new Map(heads.map(({ repository, sources }) => [repository, sources]));
  const catalog = createSourceCatalog(snapshots, remembered);
  const compilation = compileProject(files, catalog, settings);
  const unread = catalog.unknown().filter((repository) => remembered.has(repository));
  if (unread.length === 0) return { compilation, catalog };
  const more = await Promise.all(unread.map(snapshotOf));
  return compileWithSources({ files, snapshots: [...snapshots, ...more], heads, snapshotOf }, settings);
};
