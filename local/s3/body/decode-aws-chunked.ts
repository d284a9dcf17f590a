import { incompleteBody } from "../s3-errors.ts";
import { type ByteReader, createByteReader } from "./create-byte-reader.ts";

/** Receives each trailing header, its name in lower case. */
export type TakeTrailer = (name: string, value: string) => void;

const CHUNK_HEADER = /^([0-9a-fA-F]{1,13})(?:;.*)?$/;

const chunkSize = (line: string): number => {
  const digits = CHUNK_HEADER.exec(line)?.[1];
  if (digits === undefined) throw incompleteBody();
  return Number.parseInt(digits, 16);
};

/** The last empty line is missing in what some clients send. */
const readTrailers = async (reader: ByteReader, takeTrailer: TakeTrailer): Promise<void> => {
  for (let line = await reader.line(); line !== undefined && line !== ""; line = await reader.line()) {
    const colon = line.indexOf(":");
    if (colon > 0) takeTrailer(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
};

/**
 * Takes the framing off an `aws-chunked` body, signed or not, and hands over the headers that trail it.
 * Chunk signatures are passed over, as header signatures are.
 */
export const decodeAwsChunked = async function* (
  source: AsyncIterator<Buffer>,
  takeTrailer: TakeTrailer,
): AsyncGenerator<Buffer> {
  const reader = createByteReader(source);
  try {
    for (;;) {
      const size = chunkSize((await reader.line()) ?? "");
      if (size === 0) break;
      yield* reader.take(size);
      if ((await reader.line()) !== "") throw incompleteBody();
    }
    await readTrailers(reader, takeTrailer);
  } finally {
    // A source that is not told so waits to be read on, and keeps what follows from being read by another.
    await source.return?.();
  }
};
