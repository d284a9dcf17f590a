import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { extract } from "tar-stream";

/** The text of one file in a gzipped tar, where it has it and it can be read. */
export const readMember = async (archive: string, wanted: string): Promise<string | undefined> => {
  const entries = extract();
  const source = createReadStream(archive);
  const plain = createGunzip();
  for (const stream of [source, plain]) stream.on("error", (error: Error) => entries.destroy(error));
  source.pipe(plain).pipe(entries);
  try {
    for await (const entry of entries) {
      if (entry.header.name.replace(/^\.\//, "") !== wanted) {
        entry.resume();
        continue;
      }
      const chunks: Buffer[] = [];
      for await (const chunk of entry) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks).toString("utf8");
    }
    return undefined;
  } catch {
    return undefined;
  } finally {
    source.destroy();
    plain.destroy();
  }
};
