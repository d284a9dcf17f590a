import {
  CreateMultipartUploadCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  NoSuchUpload,
  type S3Client,
} from "@aws-sdk/client-s3";
import type { ArtifactSource } from "../../ports/artifact-store.ts";
import { objectMetadata } from "./object-metadata.ts";
import type { S3Place } from "./s3-place.ts";

/** An upload under way, and what it has already. */
export type Upload = {
  readonly id: string;
  /** ETag and size by part number. */
  readonly parts: Map<number, { readonly etag: string; readonly size: number }>;
};

// Whoever begins two uploads of one key at once wastes one of them; the bucket's lifecycle aborts it after some days.
const find = async (client: S3Client, { bucket, key }: S3Place): Promise<string | undefined> => {
  const { Uploads = [] } = await client.send(
    new ListMultipartUploadsCommand({ Bucket: bucket, Prefix: key }),
  );
  return Uploads.find(({ Key }) => Key === key)?.UploadId;
};

const partsOf = async (client: S3Client, { bucket, key }: S3Place, id: string): Promise<Upload["parts"]> => {
  const parts: Upload["parts"] = new Map();
  let after: string | undefined;
  do {
    const page = await client.send(
      new ListPartsCommand({ Bucket: bucket, Key: key, UploadId: id, PartNumberMarker: after }),
    );
    for (const { PartNumber, ETag, Size } of page.Parts ?? [])
      if (PartNumber !== undefined && ETag !== undefined)
        parts.set(PartNumber, { etag: ETag, size: Size ?? 0 });
    after = page.IsTruncated ? page.NextPartNumberMarker : undefined;
  } while (after !== undefined);
  return parts;
};

/** The upload of a key that somebody began and did not end, or else a new one. */
export const openUpload = async (
  client: S3Client,
  target: S3Place,
  source: ArtifactSource,
): Promise<Upload> => {
  const { checksum, lineage } = source;
  const id = await find(client, target);
  if (id !== undefined)
    try {
      return { id, parts: await partsOf(client, target, id) };
    } catch (error) {
      // It ended meanwhile.
      if (!(error instanceof NoSuchUpload)) throw error;
    }
  const { UploadId } = await client.send(
    new CreateMultipartUploadCommand({
      Bucket: target.bucket,
      Key: target.key,
      ChecksumAlgorithm: checksum?.algorithm ?? "CRC64NVME",
      ChecksumType: "FULL_OBJECT",
      ContentType: "application/gzip",
      ...(lineage ? { Metadata: objectMetadata(source) } : {}),
    }),
  );
  return { id: UploadId ?? "", parts: new Map() };
};
