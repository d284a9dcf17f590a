import type { Readable } from "node:stream";

/** Reads a stream in portions that its consumer chooses. */
export type ByteReader = {
  /** The bytes up to the next line feed, without it; rejects when the stream ends before. */
  line(): Promise<string>;
  bytes(count: number): Promise<Buffer>;
};

const LINE_FEED = 0x0a;

export const createByteReader = (stream: Readable): ByteReader => {
  const source: AsyncIterator<Buffer> = stream[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);

  const next = async (): Promise<Buffer> => {
    const { value, done } = await source.next();
    if (done) throw new Error("the stream ended in the middle of an answer");
    return value;
  };

  const bytes = async (count: number): Promise<Buffer> => {
    const chunks = [rest];
    for (let size = rest.length; size < count; size += chunks.at(-1)?.length ?? 0) chunks.push(await next());
    const all = chunks.length === 1 ? rest : Buffer.concat(chunks);
    rest = all.subarray(count);
    return all.subarray(0, count);
  };

  const line = async (): Promise<string> => {
    let end = rest.indexOf(LINE_FEED);
    while (end < 0) {
      rest = Buffer.concat([rest, await next()]);
      end = rest.indexOf(LINE_FEED);
    }
    const text = await bytes(end + 1);
    return text.toString("utf8", 0, end);
  };

  return { line, bytes };
};
