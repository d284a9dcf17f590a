import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as WebStream } from "node:stream/web";
import { createGunzip } from "node:zlib";
import { extract } from "tar-stream";
import type { ArchiveFile } from "../ports/source-host.ts";

// Bounds on what a hostile or careless repository can make us read.
const MOST_ENTRIES = 200_000;
const MOST_BYTES = 1024 ** 3;

const bounded = async function* (stream: AsyncIterable<Uint8Array>) {
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new Error(`the archive unpacks to more than ${MOST_BYTES} bytes`);
    yield chunk;
  }
};

const collect = async (stream: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
};

/** The wanted regular files of a repository's tar.gz, streamed; paths are without the folder that GitHub puts in front. */
export const readArchive = async function* (
  body: WebStream,
  wanted: (path: string) => boolean,
): AsyncGenerator<ArchiveFile, void, undefined> {
  const archive = extract();
  // A failure anywhere in the chain destroys `archive`, and so reaches the loop below.
  const reading = pipeline(Readable.fromWeb(body), createGunzip(), bounded, archive);
  reading.catch(() => {});
  let count = 0;
  for await (const entry of archive) {
    count += 1;
    if (count > MOST_ENTRIES) throw new Error(`the archive holds more than ${MOST_ENTRIES} entries`);
    const path = entry.header.name.split("/").slice(1).join("/");
    if (entry.header.type === "file" && wanted(path))
      yield { path, content: await collect(entry as AsyncIterable<Uint8Array>) };
    else entry.resume();
  }
  await reading;
};
