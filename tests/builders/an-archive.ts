import { buffer } from "node:stream/consumers";
import { createGzip } from "node:zlib";
import { type Header, pack } from "tar-stream";

export type Member = {
  readonly name: string;
  readonly content?: string | Buffer;
  readonly type?: Header["type"];
  readonly linkname?: string;
  readonly mode?: number;
};

/** A gzipped tar with exactly these members, however hostile. */
export const anArchive = async (members: readonly Member[]): Promise<Buffer> => {
  const archive = pack();
  for (const { content = "", ...header } of members) archive.entry({ ...header }, content);
  archive.finalize();
  return buffer(archive.pipe(createGzip()));
};
