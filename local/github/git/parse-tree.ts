import type { ObjectKind } from "./create-cat-file.ts";
import type { TreeEntry } from "./tree-entry.ts";

const SHA_BYTES = 20;

const kindOf = (mode: string): ObjectKind =>
  mode === "040000" ? "tree" : mode === "160000" ? "commit" : "blob";

/** The entries that a tree object's bytes hold. */
export const parseTree = (bytes: Buffer): TreeEntry[] => {
  const entries: TreeEntry[] = [];
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(0x20, at);
    const end = bytes.indexOf(0, space);
    const mode = bytes.toString("latin1", at, space).padStart(6, "0");
    const sha = bytes.toString("hex", end + 1, end + 1 + SHA_BYTES);
    entries.push({ path: bytes.toString("utf8", space + 1, end), mode, type: kindOf(mode), sha });
    at = end + 1 + SHA_BYTES;
  }
  return entries;
};
