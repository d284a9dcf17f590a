import type { ChecksumAlgorithm } from "./checksum-algorithm.ts";

/** A checksum as S3 keeps it: `value` is base64, followed by the number of parts where the type is COMPOSITE. */
export type StoredChecksum = {
  readonly algorithm: ChecksumAlgorithm;
  readonly type: "COMPOSITE" | "FULL_OBJECT";
  readonly value: string;
};
