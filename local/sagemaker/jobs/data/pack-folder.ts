import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { type Pack, pack } from "tar-stream";
import { type FoundFile, listFiles } from "./list-files.ts";

/** The same content gives the same bytes, whoever packs it and when. */
const add = async (archive: Pack, { name, path, size, mode }: FoundFile): Promise<void> => {
  const header = { name, size, mode: mode & 0o111 ? 0o755 : 0o644, mtime: new Date(0), uid: 0, gid: 0 };
  const entry = archive.entry(header);
  await pipeline(createReadStream(path, { end: Math.max(size - 1, 0) }), entry);
};

/** Packs a folder's files into a gzipped tar; gives how many there were. */
export const packFolder = async (folder: string, target: string): Promise<number> => {
  const files = await listFiles(folder);
  const archive = pack();
  const written = pipeline(archive, createGzip(), createWriteStream(target));
  const added = (async () => {
    for (const file of files) await add(archive, file);
    archive.finalize();
  })();
  await Promise.all([written, added]);
  return files.length;
};
