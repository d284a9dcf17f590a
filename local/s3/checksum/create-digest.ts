import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import type { ChecksumAlgorithm } from "./checksum-algorithm.ts";
import { CRC_PARAMETERS } from "./crc-parameters.ts";
import { createCrc } from "./create-crc.ts";
import type { Digest } from "./digest.ts";

const createNativeCrc32 = (): Digest => {
  let value = 0;
  return {
    update: (chunk) => {
      value = crc32(chunk, value);
    },
    digest: () => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(value);
      return bytes;
    },
  };
};

/** Begins a checksum of the given kind. */
export const createDigest = (algorithm: ChecksumAlgorithm): Digest => {
  switch (algorithm) {
    case "CRC32":
      return createNativeCrc32();
    case "CRC32C":
    case "CRC64NVME":
      return createCrc(CRC_PARAMETERS[algorithm]);
    default:
      return createHash(algorithm.toLowerCase());
  }
};
