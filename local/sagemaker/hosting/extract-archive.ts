import { mkdir, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { type Extract, extract } from "tar-stream";
import { ArchiveError } from "./archive-error.ts";
import { asArchiveError } from "./as-archive-error.ts";
import { createLinks, type Link } from "./create-links.ts";
import { resolveMember } from "./resolve-member.ts";

type Entry = Extract extends AsyncIterable<infer Source> ? Source : never;
type Options = { readonly folder: string; readonly maxBytes: number; readonly signal: AbortSignal };

/** What a member costs beside its content, so that an archive of countless empty files meets the bound as well. */
const memberBytes = 512;

const writeMember = async (entry: Entry, path: string): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  // Only whether a file can be run is kept of its mode: neither set-user-id nor a file that its owner cannot read.
  const isExecutable = ((entry.header.mode ?? 0) & 0o100) !== 0;
  await writeFile(path, entry as AsyncIterable<Buffer>, { mode: isExecutable ? 0o755 : 0o644 });
};

const unpackMember = async (entry: Entry, folder: string, links: Link[]): Promise<void> => {
  const { name, type, linkname } = entry.header;
  const path = resolveMember(folder, name);
  if (type === "file" || type === "contiguous-file") return writeMember(entry, path);
  if (type === "directory") await mkdir(path, { recursive: true });
  else if (type === "symlink" || type === "link") links.push({ kind: type, name, to: linkname ?? "" });
  else throw new ArchiveError(`the archive's member "${name}" is neither file, folder nor link`);
  entry.resume();
};

const unpack = async (entries: AsyncIterable<Entry>, { folder, maxBytes }: Options): Promise<number> => {
  const links: Link[] = [];
  let size = 0;
  for await (const entry of entries) {
    size += memberBytes + (entry.header.size ?? 0);
    if (size > maxBytes) throw new ArchiveError(`the archive holds more than ${maxBytes} bytes`, true);
    await unpackMember(entry, folder, links);
  }
  // No link exists while files are written, so no file can be written through one.
  await createLinks(folder, links);
  return size;
};

/** Unpacks a gzipped tar into a folder and gives its size; rejects with {@link ArchiveError} what is broken, hostile or too large. */
export const extractArchive = async (source: Readable, options: Options): Promise<number> => {
  const entries = extract();
  // Both listen to their streams from the first moment on, lest an early failure finds nobody.
  const unpacking = unpack(entries, { ...options, folder: resolve(options.folder) });
  const reading = pipeline(source, createGunzip(), entries, { signal: options.signal });
  const [read, unpacked] = await Promise.allSettled([reading, unpacking]);
  // When unpacking refuses a member, reading only learns that nobody listens any more.
  if (unpacked.status === "rejected") throw asArchiveError(unpacked.reason);
  if (read.status === "rejected") throw asArchiveError(read.reason);
  return unpacked.value;
};
