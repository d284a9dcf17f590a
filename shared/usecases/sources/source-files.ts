import type { TreeEntry } from "../../domain/tree-entry.ts";

/** A file of a code package: where it goes, and the entry that holds it. */
export type SourceFile = { readonly path: string; readonly entry: TreeEntry };

// What no job reads. Left out so that a change of documentation or of a conf keeps SageMaker's step cache warm.
const isDocumentation = (path: string): boolean =>
  /(^|\/)(README|LICENSE|NOTICE|CHANGELOG|CONTRIBUTING)[^/]*$|\.md$|(^|\/)\.git(ignore|attributes|keep)$|(^|\/)\.github\//i.test(
    path,
  );

const below = (directory: string, path: string): string | undefined => {
  const root = directory.replace(/^\.?\/+|\/+$/g, "").replace(/^\.$/, "");
  if (root === "") return path;
  return path.startsWith(`${root}/`) ? path.slice(root.length + 1) : undefined;
};

export type SourceTree = {
  readonly entries: readonly TreeEntry[];
  /** Paths that are configuration and never part of a package. */
  readonly confs: ReadonlySet<string>;
};

/**
 * The files that make the code package of a source directory, sorted by path; empty where the directory holds none.
 * `requirements` is the path, within the directory, of a requirements.txt to be put at the root where the root has none.
 */
export const sourceFiles = (
  { entries, confs }: SourceTree,
  { directory, requirements }: { readonly directory: string; readonly requirements?: string },
): readonly SourceFile[] => {
  const files = entries.flatMap((entry): SourceFile[] => {
    const path = below(directory, entry.path);
    const isFile = entry.mode === "100644" || entry.mode === "100755";
    return path === undefined || !isFile || confs.has(entry.path) || isDocumentation(path)
      ? []
      : [{ path, entry }];
  });
  const promoted = files.find(({ path }) => path === requirements);
  const needsRoot = promoted !== undefined && !files.some(({ path }) => path === "requirements.txt");
  return (needsRoot ? [...files, { path: "requirements.txt", entry: promoted.entry }] : files).toSorted(
    (a, b) => (a.path < b.path ? -1 : 1),
  );
};
