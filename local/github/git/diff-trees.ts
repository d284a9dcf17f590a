import type { FileChange } from "./file-change.ts";
import { listPatches } from "./list-patches.ts";
import type { GitRepository } from "./open-git-repository.ts";

type Raw = Pick<FileChange, "path" | "previousPath" | "status" | "sha" | "isSubmodule"> & {
  readonly isTypeChange: boolean;
};

const NULL_BLOB = /^0+$/;
const STATUSES: Readonly<Record<string, FileChange["status"]>> = {
  A: "added",
  D: "removed",
  R: "renamed",
  C: "copied",
  T: "changed",
};

const statusOf = (letter: string, before: string, after: string): FileChange["status"] =>
  STATUSES[letter] ?? (before === after ? "changed" : "modified");

const parseRaw = (head: string, paths: readonly string[]): Raw => {
  const [, toMode = "", before = "", after = "", status = ""] = head.slice(1).split(" ");
  const [first = "", second] = paths;
  return {
    path: second ?? first,
    ...(second === undefined ? {} : { previousPath: first }),
    status: statusOf(status.charAt(0), before, after),
    sha: NULL_BLOB.test(after) ? before : after,
    isSubmodule: toMode === "160000",
    isTypeChange: status.startsWith("T"),
  };
};

/** Splits `--raw --numstat -z`: all raw records first, then one count for each; two paths follow where a file moved. */
const parse = (text: string): { raw: Raw[]; counts: [number, number][] } => {
  const parts = text.split("\0");
  const raw: Raw[] = [];
  const counts: [number, number][] = [];
  for (let at = 0; at < parts.length - 1; ) {
    const head = parts[at] ?? "";
    if (head.startsWith(":")) {
      const paths = / [RC]\d*$/.test(head) ? 2 : 1;
      raw.push(parseRaw(head, parts.slice(at + 1, at + 1 + paths)));
      at += 1 + paths;
    } else {
      const [added = "", deleted = "", path = ""] = head.split("\t");
      // A dash stands for a binary file.
      counts.push([Number(added) || 0, Number(deleted) || 0]);
      at += path === "" ? 3 : 1;
    }
  }
  return { raw, counts };
};

/** Every file that differs between two trees or commits, with renames found and hunks shown. */
export const diffTrees = async (git: GitRepository, from: string, to: string): Promise<FileChange[]> => {
  const args = ["diff-tree", "-r", "-z", "-M", "--raw", "--numstat", from, to];
  const [text, patches] = await Promise.all([git.run(args), listPatches(git, from, to)]);
  const { raw, counts } = parse(text.toString("utf8"));
  let next = 0;
  return raw.map(({ isTypeChange, ...change }, index) => {
    const patch = patches[next];
    // A file that becomes a link is shown as a removal and an addition.
    next += isTypeChange ? 2 : 1;
    const [additions, deletions] = counts[index] ?? [0, 0];
    return { ...change, additions, deletions, ...(patch === undefined || isTypeChange ? {} : { patch }) };
  });
};
