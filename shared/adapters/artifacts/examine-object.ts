import { HeadObjectCommand, type HeadObjectCommandOutput, NotFound, type S3Client } from "@aws-sdk/client-s3";
import type { Artifact, Checksum } from "../../ports/artifact-store.ts";
import type { S3Place } from "./s3-place.ts";

// A checksum of parts' checksums depends on how an object was cut, so only one over all bytes can be compared.
const checksumOf = (head: HeadObjectCommandOutput): Checksum | undefined => {
  if (head.ChecksumType !== "FULL_OBJECT") return undefined;
  if (head.ChecksumCRC64NVME) return { algorithm: "CRC64NVME", value: head.ChecksumCRC64NVME };
  if (head.ChecksumCRC32) return { algorithm: "CRC32", value: head.ChecksumCRC32 };
  if (head.ChecksumCRC32C) return { algorithm: "CRC32C", value: head.ChecksumCRC32C };
  return undefined;
};

/** What is known of an object without reading it; undefined when it is not there. */
export const examineObject = async (
  client: S3Client,
  { bucket, key }: S3Place,
): Promise<Artifact | undefined> => {
  try {
    const head = await client.send(
      new HeadObjectCommand({ Bucket: bucket, Key: key, ChecksumMode: "ENABLED" }),
    );
    const checksum = checksumOf(head);
    return { etag: head.ETag ?? "", size: head.ContentLength ?? 0, ...(checksum ? { checksum } : {}) };
  } catch (error) {
    if (error instanceof NotFound) return undefined;
    throw error;
  }
};
