import type { Received } from "../body/receive-body.ts";
import type { ChecksumAlgorithm } from "../checksum/checksum-algorithm.ts";
import { createDigest } from "../checksum/create-digest.ts";
import type { Blobs } from "../storage/open-blobs.ts";
import type { Slice } from "../storage/slice.ts";

/** Reads stored bytes through for their MD5 and checksum, as if they had been received. */
export const digestSlices = async (
  blobs: Blobs,
  slices: readonly Slice[],
  algorithm: ChecksumAlgorithm,
): Promise<Received> => {
  const lease = blobs.lease(slices);
  const md5 = createDigest("MD5");
  const checksum = createDigest(algorithm);
  let size = 0;
  try {
    for await (const chunk of lease.chunks()) {
      size += chunk.length;
      md5.update(chunk);
      checksum.update(chunk);
    }
  } finally {
    lease.release();
  }
  return {
    size,
    md5: md5.digest().toString("hex"),
    checksum: { algorithm, type: "FULL_OBJECT", value: checksum.digest().toString("base64") },
  };
};
