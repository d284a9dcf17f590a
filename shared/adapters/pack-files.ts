import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { pack } from "tar-stream";
import type { PackageFile } from "../ports/code-store.ts";

const compress = promisify(gzip);

/** Packs files as a tar.gz that depends on nothing but them: no times, no owners, one order. */
export const packFiles = async (files: readonly PackageFile[]): Promise<Uint8Array> => {
  const archive = pack();
  for (const { path, content, executable } of files.toSorted((a, b) => (a.path < b.path ? -1 : 1)))
    archive.entry(
      { name: path, mode: executable ? 0o755 : 0o644, mtime: new Date(0), uid: 0, gid: 0 },
      Buffer.from(content),
    );
  archive.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of archive) chunks.push(chunk as Uint8Array);
  return compress(Buffer.concat(chunks), { level: 9 });
};
