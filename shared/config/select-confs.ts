import picomatch from "picomatch";
import type { TreeEntry } from "../domain/tree-entry.ts";

/** The regular files that a repository's globs call conf files, sorted by path. */
export const selectConfs = (
  entries: readonly TreeEntry[],
  globs: readonly string[],
): readonly TreeEntry[] => {
  const matches = picomatch([...globs], { dot: false });
  return entries
    .filter(({ path, mode }) => mode.startsWith("100") && matches(path))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
};
