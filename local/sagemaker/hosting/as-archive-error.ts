import { ArchiveError } from "./archive-error.ts";

/** What the file system says of members that contradict each other: a file inside a file, a link to nothing. */
const contradictions = new Set(["EEXIST", "EISDIR", "ELOOP", "ENAMETOOLONG", "ENOENT", "ENOTDIR"]);

/** Tells a fault of the archive, given as {@link ArchiveError}, from one of its source or of this machine, given back as it is. */
export const asArchiveError = (error: unknown): unknown => {
  const { code, name, message } = error as NodeJS.ErrnoException;
  if (code === "ENOSPC") return new ArchiveError("the volume is full", true);
  // tar-stream's errors have no code of their own, unlike those of zlib, the file system and the network.
  const isBroken = code === undefined ? name === "Error" : code.startsWith("Z_") || contradictions.has(code);
  return isBroken ? new ArchiveError(`the archive cannot be read: ${message}`) : error;
};
