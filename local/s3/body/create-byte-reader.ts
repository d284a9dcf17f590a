import { incompleteBody } from "../s3-errors.ts";

/** Reads lines and counted bytes out of chunks that are cut anywhere. */
export interface ByteReader {
  /** The next line without its end; undefined where the bytes are at an end. */
  line(): Promise<string | undefined>;
  /** Exactly so many bytes, as they come. */
  take(size: number): AsyncIterable<Buffer>;
}

// Longer than any chunk header or trailer; a body without line ends must not gather in memory.
const LONGEST_LINE = 8192;

/** Reads from chunks as they arrive, never holding more than one and an unfinished line. */
export const createByteReader = (source: AsyncIterator<Buffer>): ByteReader => {
  let rest: Buffer = Buffer.alloc(0);

  const next = async (): Promise<Buffer | undefined> => {
    const { done, value } = await source.next();
    return done ? undefined : value;
  };

  return {
    line: async () => {
      let end = rest.indexOf(10);
      while (end < 0) {
        const more = await next();
        if (!more) return rest.length === 0 ? undefined : Promise.reject(incompleteBody());
        if (rest.length > LONGEST_LINE) throw incompleteBody();
        rest = Buffer.concat([rest, more]);
        end = rest.indexOf(10);
      }
      const line = rest.toString("utf8", 0, end).replace(/\r$/, "");
      rest = rest.subarray(end + 1);
      return line;
    },
    take: async function* (size) {
      let left = size;
      while (left > 0) {
        const chunk = rest.length > 0 ? rest : await next();
        if (!chunk) throw incompleteBody();
        const taken = chunk.subarray(0, left);
        rest = chunk.subarray(taken.length);
        left -= taken.length;
        if (taken.length > 0) yield taken;
      }
    },
  };
};
