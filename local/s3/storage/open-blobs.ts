import { randomUUID } from "node:crypto";
import { createReadStream, mkdirSync, readdirSync, rmSync, unlink } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { join } from "node:path";
import type { Slice } from "./slice.ts";

export type Append = (chunk: Uint8Array) => Promise<void>;

/** A hold on bytes: they stay readable until `release`, whatever happens to the object that they came from. */
export type Lease = { chunks(): AsyncIterable<Buffer>; release(): void };

/** The bytes of all objects and parts, in files that never change once written. */
export interface Blobs {
  /** Streams a new body to disk; its slices are retained once, for the caller. Nothing remains where `fill` fails. */
  write<T>(fill: (append: Append) => Promise<T>): Promise<{ slices: readonly Slice[]; result: T }>;
  retain(slices: readonly Slice[]): void;
  /** Gives up one hold; bytes that nobody holds are gone. */
  release(slices: readonly Slice[]): void;
  lease(slices: readonly Slice[]): Lease;
  /** Removes what a killed process left behind: every file that nobody holds. */
  sweep(): void;
}

const READ_SIZE = 256 * 1024;

const appendTo = async <T>(file: FileHandle, fill: (append: Append) => Promise<T>) => {
  let length = 0;
  const result = await fill(async (chunk) => {
    await file.appendFile(chunk);
    length += chunk.length;
  });
  return { length, result };
};

const readSlice = async function* (path: string, { start, length }: Slice): AsyncGenerator<Buffer> {
  let left = length;
  const stream = createReadStream(path, { start, end: start + length - 1, highWaterMark: READ_SIZE });
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    left -= chunk.length;
    yield chunk;
  }
  if (left > 0) throw new Error(`${path} is ${left} bytes shorter than its object says`);
};

/** Opens the blobs kept in `folder`; the caller retains what its records name, then sweeps. */
export const openBlobs = (folder: string): Blobs => {
  mkdirSync(folder, { recursive: true });
  const holds = new Map<string, number>();
  const pathOf = (blob: string): string => join(folder, blob);
  // A file that cannot be removed now is swept at the next start.
  const remove = (blob: string): void => unlink(pathOf(blob), () => {});

  const retain = (slices: readonly Slice[]): void => {
    for (const { blob } of slices) holds.set(blob, (holds.get(blob) ?? 0) + 1);
  };

  const release = (slices: readonly Slice[]): void => {
    for (const { blob } of slices) {
      const left = (holds.get(blob) ?? 0) - 1;
      if (left > 0) holds.set(blob, left);
      else if (holds.delete(blob)) remove(blob);
    }
  };

  return {
    write: async (fill) => {
      const blob = randomUUID();
      const file = await open(pathOf(blob), "wx");
      try {
        const { length, result } = await appendTo(file, fill);
        if (length === 0) remove(blob);
        const slices = length === 0 ? [] : [{ blob, start: 0, length }];
        retain(slices);
        return { slices, result };
      } catch (error) {
        remove(blob);
        throw error;
      } finally {
        await file.close();
      }
    },
    retain,
    release,
    lease: (slices) => {
      retain(slices);
      return {
        chunks: async function* () {
          for (const slice of slices) yield* readSlice(pathOf(slice.blob), slice);
        },
        release: () => release(slices),
      };
    },
    sweep: () => {
      for (const blob of readdirSync(folder)) if (!holds.has(blob)) rmSync(pathOf(blob), { force: true });
    },
  };
};
