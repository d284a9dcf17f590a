export const CHECKSUM_ALGORITHMS = [
  "CRC32",
  "CRC32C",
  "CRC64NVME",
  "SHA1",
  "SHA256",
  "SHA512",
  "MD5",
] as const;

/** A checksum that S3 keeps beside an object, by S3's own name for it. */
export type ChecksumAlgorithm = (typeof CHECKSUM_ALGORITHMS)[number];
