import type { S3Call } from "../s3-call.ts";
import { invalidRequest } from "../s3-errors.ts";
import { CHECKSUM_ALGORITHMS, type ChecksumAlgorithm } from "./checksum-algorithm.ts";

/** The checksum that a copy or a multipart upload asks S3 to keep. */
export const requestedAlgorithm = ({ headers }: S3Call): ChecksumAlgorithm | undefined => {
  const name = headers["x-amz-checksum-algorithm"];
  if (name === undefined) return undefined;
  const algorithm = CHECKSUM_ALGORITHMS.find((known) => known === name.toUpperCase());
  if (!algorithm)
    throw invalidRequest(
      `Checksum algorithm provided is unsupported. Please try again with any of the valid types: [${CHECKSUM_ALGORITHMS.join(", ")}]`,
    );
  return algorithm;
};
