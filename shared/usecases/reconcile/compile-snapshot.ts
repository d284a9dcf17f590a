import type { Compilation } from "../../compiler/compilation.ts";
import type { Fragment } from "../../domain/fragment.ts";
import type { ProjectState } from "../../domain/project-state.ts";
import type { RepositoryHead } from "../../domain/repository-head.ts";
import type { Settings } from "../../domain/settings.ts";
import type { Snapshot } from "../../domain/snapshot.ts";
import type { SourceHost } from "../../ports/source-host.ts";
import type { SourceCatalog } from "../sources/source-catalog.ts";
import type { CompileSettings } from "./compile-project.ts";
import { compileWithSources } from "./compile-with-sources.ts";
import { headSettings } from "./head-settings.ts";
import { readFragments } from "./read-fragments.ts";
import { readSnapshot } from "./read-snapshot.ts";

/** A project as a snapshot of one repository makes it, beside what its other repositories declared last. */
export type CompiledSnapshot = {
  readonly compilation: Compilation;
  readonly catalog: SourceCatalog;
  /** The fragments that the snapshot declares. */
  readonly fragments: readonly Fragment[];
  /** The project's other repositories. */
  readonly others: readonly RepositoryHead[];
  readonly snapshotOf: (repository: string) => Promise<Snapshot>;
  readonly settingsOf: (repository: string) => Settings;
};

type Declared = { readonly snapshot: Snapshot; readonly state: ProjectState };

/** Compiles what a project would be with one repository at a snapshot. */
export const compileSnapshot = async (
  host: SourceHost,
  { snapshot, state }: Declared,
  settings: CompileSettings,
): Promise<CompiledSnapshot> => {
  const { repository } = snapshot;
  const others = state.heads.filter((head) => head.repository !== repository);
  const otherOf = (name: string) => others.find((head) => head.repository === name);
  const fragments = await readFragments(host, snapshot, state.fragments);
  const snapshotOf = async (name: string): Promise<Snapshot> => {
    const head = otherOf(name);
    if (!head) return snapshot;
    const at = { repository: name, branch: head.branch, commit: { sha: head.commit, tree: head.commit } };
    return (await readSnapshot(host, at, head)).snapshot;
  };
  const files = [...state.fragments.filter((fragment) => fragment.repository !== repository), ...fragments];
  const compiled = await compileWithSources(
    { files, snapshots: [snapshot], heads: others, snapshotOf },
    settings,
  );
  const known = new Map(
    await Promise.all(others.map(async (head) => [head.repository, await headSettings(head)] as const)),
  );
  const settingsOf = (name: string): Settings => known.get(name) ?? snapshot.settings;
  return { ...compiled, fragments, others, snapshotOf, settingsOf };
};
