import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { TreeEntry } from "../../../shared/domain/tree-entry.ts";
import { digestSource } from "../../../shared/usecases/sources/digest-source.ts";
import { sourceFiles } from "../../../shared/usecases/sources/source-files.ts";

const anEntry = (path: string, over: Partial<TreeEntry> = {}): TreeEntry => ({
  path,
  mode: "100644",
  sha: `sha of ${path}`,
  size: 1,
  ...over,
});

const pathsOf = (paths: readonly string[], directory: string, requirements?: string): readonly string[] =>
  sourceFiles(
    { entries: paths.map((path) => anEntry(path)), confs: new Set(["model/conf/conf.yaml"]) },
    { directory, ...(requirements === undefined ? {} : { requirements }) },
  ).map(({ path }) => path);

describe("the files of a code package", () => {
  it.each(["model", "./model", "model/", "/model/"])("are those below %s, relative to it", (directory) => {
    expect(pathsOf(["model/train.py", "model/lib/a.py", "models/other.py", "train.py"], directory)).toEqual([
      "lib/a.py",
      "train.py",
    ]);
  });

  it.each(["", ".", "./"])("are all of the repository for the directory %p", (directory) => {
    expect(pathsOf(["b.py", "a/c.py"], directory)).toEqual(["a/c.py", "b.py"]);
  });

  it("leave out what no job reads", () => {
    const unread = [
      "model/README.md",
      "model/docs/how.md",
      "model/LICENSE",
      "model/.gitignore",
      "model/conf/conf.yaml",
    ];
    expect(pathsOf([...unread, "model/train.py"], "model")).toEqual(["train.py"]);
  });

  it("leave out what is no regular file", () => {
    const entries = [
      anEntry("model/a.py"),
      anEntry("model/link", { mode: "120000" }),
      anEntry("model/sub", { mode: "160000" }),
    ];
    expect(
      sourceFiles({ entries, confs: new Set() }, { directory: "model" }).map(({ path }) => path),
    ).toEqual(["a.py"]);
  });

  it("get the named requirements at their root, where the root has none", () => {
    expect(
      pathsOf(["model/train/requirements.txt", "model/train/t.py"], "model", "train/requirements.txt"),
    ).toEqual(["requirements.txt", "train/requirements.txt", "train/t.py"]);
    expect(
      pathsOf(["model/requirements.txt", "model/train/requirements.txt"], "model", "train/requirements.txt"),
    ).toHaveLength(2);
  });

  it("have a digest that depends on every path, mode and content, and on no order", () => {
    const entry = fc.record({
      path: fc.string({ minLength: 1 }).map((name) => `model/${name}`),
      mode: fc.constantFrom("100644", "100755"),
      sha: fc.string({ minLength: 40, maxLength: 40 }),
      size: fc.nat(),
    });
    const digest = (entries: readonly TreeEntry[]): string =>
      digestSource(sourceFiles({ entries, confs: new Set() }, { directory: "model" }));
    fc.assert(
      fc.property(
        fc.uniqueArray(entry, { selector: ({ path }) => path, minLength: 1 }),
        fc.nat(),
        (entries, at) => {
          expect(digest(entries.toReversed())).toBe(digest(entries));
          const files = sourceFiles({ entries, confs: new Set() }, { directory: "model" });
          const chosen = files[at % Math.max(files.length, 1)];
          if (!chosen) return;
          const changed = entries.map((each) => (each === chosen.entry ? { ...each, sha: "another" } : each));
          expect(digest(changed)).not.toBe(digest(entries));
        },
      ),
    );
  });
});
