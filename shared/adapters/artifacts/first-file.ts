import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { extract } from "tar-stream";

/** The first regular file of a tar.gz, undefined where it has none; larger than `most` bytes, unpacked, it is refused. */
export const firstFile = async (archive: Uint8Array, most: number): Promise<Uint8Array | undefined> => {
  const entries = extract();
  // A failure anywhere in the chain destroys `entries`, and so reaches the loop below.
  const reading = pipeline(Readable.from([archive]), createGunzip(), entries);
  reading.catch(() => {});
  for await (const entry of entries) {
    if (entry.header.type !== "file") {
      entry.resume();
      continue;
    }
    if ((entry.header.size ?? 0) > most) throw new Error(`${entry.header.name} is larger than ${most} bytes`);
    const chunks: Uint8Array[] = [];
    for await (const chunk of entry as AsyncIterable<Uint8Array>) chunks.push(chunk);
    return Buffer.concat(chunks);
  }
  await reading;
  return undefined;
};
