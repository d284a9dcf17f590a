import type { Settings } from "./settings.ts";
import type { TreeEntry } from "./tree-entry.ts";

/** A repository at one commit, as far as its tree tells. */
export type Snapshot = {
  readonly repository: string;
  readonly branch: string;
  readonly commit: string;
  readonly settings: Settings;
  readonly settingsFile?: { readonly blob: string; readonly text: string };
  readonly entries: readonly TreeEntry[];
  /** The entries that the settings call conf files, sorted by path. */
  readonly confs: readonly TreeEntry[];
};
