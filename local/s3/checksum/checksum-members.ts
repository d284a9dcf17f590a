import type { StoredChecksum } from "./stored-checksum.ts";

/** The XML members that carry a checksum. */
export const checksumMembers = (checksum: StoredChecksum | undefined): Record<string, string> =>
  checksum ? { [`Checksum${checksum.algorithm}`]: checksum.value, ChecksumType: checksum.type } : {};
