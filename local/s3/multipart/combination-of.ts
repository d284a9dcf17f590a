import type { Combination } from "../checksum/combine-checksums.ts";
import { CRC_PARAMETERS } from "../checksum/crc-parameters.ts";
import { requestedAlgorithm } from "../checksum/requested-algorithm.ts";
import type { S3Call } from "../s3-call.ts";
import { invalidRequest } from "../s3-errors.ts";

/** Which checksum a multipart upload is to have in the end; S3 adds its own where none is asked for. */
export const combinationOf = (call: S3Call): Combination => {
  const algorithm = requestedAlgorithm(call) ?? "CRC64NVME";
  const usual = algorithm === "CRC64NVME" ? "FULL_OBJECT" : "COMPOSITE";
  const type = call.headers["x-amz-checksum-type"]?.toUpperCase() ?? usual;
  const isPossible =
    type === "FULL_OBJECT" ? algorithm in CRC_PARAMETERS : type === "COMPOSITE" && algorithm !== "CRC64NVME";
  if (!isPossible)
    throw invalidRequest(
      `The ${type} checksum type cannot be used with the ${algorithm.toLowerCase()} checksum algorithm.`,
    );
  return { algorithm, type: type === "FULL_OBJECT" ? type : "COMPOSITE" };
};
