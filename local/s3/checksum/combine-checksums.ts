import type { ChecksumAlgorithm } from "./checksum-algorithm.ts";
import { combineCrc } from "./combine-crc.ts";
import { CRC_PARAMETERS } from "./crc-parameters.ts";
import { createDigest } from "./create-digest.ts";
import type { StoredChecksum } from "./stored-checksum.ts";

export type PartChecksum = { readonly value: string; readonly size: number };

export type Combination = { readonly algorithm: ChecksumAlgorithm; readonly type: StoredChecksum["type"] };

const isCrc = (algorithm: ChecksumAlgorithm): algorithm is keyof typeof CRC_PARAMETERS =>
  algorithm in CRC_PARAMETERS;

const bytesOf = ({ value }: PartChecksum): Buffer => Buffer.from(value, "base64");

const composite = (parts: readonly PartChecksum[], algorithm: ChecksumAlgorithm): string => {
  const digest = createDigest(algorithm);
  for (const part of parts) digest.update(bytesOf(part));
  return `${digest.digest().toString("base64")}-${parts.length}`;
};

const fullObject = (parts: readonly PartChecksum[], algorithm: keyof typeof CRC_PARAMETERS): string => {
  const parameters = CRC_PARAMETERS[algorithm];
  const crcs = parts.map((part) => ({ crc: BigInt(`0x${bytesOf(part).toString("hex")}`), size: part.size }));
  const digits = combineCrc(crcs, parameters)
    .toString(16)
    .padStart(parameters.bits / 4, "0");
  return Buffer.from(digits, "hex").toString("base64");
};

/** The checksum of a multipart object from its parts' checksums, as S3 computes it: no byte is read again. */
export const combineChecksums = (
  parts: readonly PartChecksum[],
  { algorithm, type }: Combination,
): StoredChecksum => ({
  algorithm,
  type,
  value:
    type === "FULL_OBJECT" && isCrc(algorithm) ? fullObject(parts, algorithm) : composite(parts, algorithm),
});
