import type { StoredChecksum } from "./stored-checksum.ts";

/** The response headers that carry a checksum. */
export const checksumHeaders = (checksum: StoredChecksum | undefined): Record<string, string> =>
  checksum
    ? {
        [`x-amz-checksum-${checksum.algorithm.toLowerCase()}`]: checksum.value,
        "x-amz-checksum-type": checksum.type,
      }
    : {};
