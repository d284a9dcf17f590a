import type { ChecksumAlgorithm } from "../checksum/checksum-algorithm.ts";
import type { StoredChecksum } from "../checksum/stored-checksum.ts";
import type { Blobs } from "../storage/open-blobs.ts";
import type { Slice } from "../storage/slice.ts";
import type { StoredObject } from "../storage/stored-object.ts";
import { digestSlices } from "./digest-slices.ts";

export type CopiedBody = {
  readonly size: number;
  readonly etag: string;
  readonly checksum: StoredChecksum;
  readonly slices: readonly Slice[];
};

/**
 * Takes hold of a source's bytes for a copy. They are read only where the copy differs in what is kept of them:
 * by another checksum, or since an object of many parts becomes one.
 */
export const copyBody = async (
  blobs: Blobs,
  source: StoredObject,
  algorithm: ChecksumAlgorithm = source.checksum.algorithm,
): Promise<CopiedBody> => {
  const { size, etag, checksum, slices } = source;
  blobs.retain(slices);
  if (!source.parts && algorithm === checksum.algorithm) return { size, etag, checksum, slices };
  try {
    const read = await digestSlices(blobs, slices, algorithm);
    return { size, etag: read.md5, checksum: read.checksum, slices };
  } catch (error) {
    blobs.release(slices);
    throw error;
  }
};
