import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  NoSuchUpload,
  type S3Client,
  S3ServiceException,
  UploadPartCopyCommand,
} from "@aws-sdk/client-s3";
import type { ArtifactSource } from "../../ports/artifact-store.ts";
import type { CopySettings } from "./copy-settings.ts";
import { copySource } from "./copy-source.ts";
import { cutParts, type Part } from "./cut-parts.ts";
import { eachBounded } from "./each-bounded.ts";
import { isRefused } from "./is-refused.ts";
import { openUpload, type Upload } from "./open-upload.ts";
import { type S3Place, s3Place } from "./s3-place.ts";

type Copy = { readonly source: ArtifactSource; readonly target: S3Place; readonly settings: CopySettings };

const copyPart = async (
  client: S3Client,
  { source, target }: Copy,
  { upload, part }: { readonly upload: Upload; readonly part: Part },
): Promise<void> => {
  const { CopyPartResult } = await client.send(
    new UploadPartCopyCommand({
      Bucket: target.bucket,
      Key: target.key,
      UploadId: upload.id,
      PartNumber: part.number,
      CopySource: copySource(s3Place(source.uri)),
      CopySourceRange: `bytes=${part.start}-${part.end - 1}`,
      CopySourceIfMatch: source.etag,
    }),
  );
  upload.parts.set(part.number, { etag: CopyPartResult?.ETag ?? "", size: part.end - part.start });
};

const complete = (client: S3Client, { source, target }: Copy, upload: Upload, parts: readonly Part[]) =>
  client.send(
    new CompleteMultipartUploadCommand({
      Bucket: target.bucket,
      Key: target.key,
      UploadId: upload.id,
      ChecksumType: "FULL_OBJECT",
      MpuObjectSize: source.size,
      IfNoneMatch: "*",
      // S3 itself refuses what has other bytes than the source.
      ...(source.checksum ? { [`Checksum${source.checksum.algorithm}`]: source.checksum.value } : {}),
      MultipartUpload: {
        Parts: parts.map(({ number }) => ({ PartNumber: number, ETag: upload.parts.get(number)?.etag })),
      },
    }),
  );

const abort = async (client: S3Client, { bucket, key }: S3Place, { id }: Upload): Promise<void> => {
  try {
    await client.send(new AbortMultipartUploadCommand({ Bucket: bucket, Key: key, UploadId: id }));
  } catch (error) {
    if (!(error instanceof NoSuchUpload)) throw error;
  }
};

// What S3 refuses once it refuses again; anything else may pass at the next attempt, which goes on from here.
const isForGood = (error: unknown): boolean =>
  error instanceof S3ServiceException && error.$fault === "client" && !(error instanceof NoSuchUpload);

/**
 * Copies an artifact of any size part by part inside S3. What was broken off is gone on with; what S3 refuses leaves
 * nothing behind. Somebody else may have done it meanwhile, so the caller looks at what is there.
 */
export const copyInParts = async (client: S3Client, copy: Copy): Promise<void> => {
  const { source, target, settings } = copy;
  const upload = await openUpload(client, target, source);
  const parts = cutParts(source.size, settings.partSize);
  const missing = parts.filter(({ number, start, end }) => upload.parts.get(number)?.size !== end - start);
  try {
    await eachBounded(missing, settings.parallel, (part) => copyPart(client, copy, { upload, part }));
    await complete(client, copy, upload, parts);
  } catch (error) {
    if (isForGood(error)) await abort(client, target, upload);
    if (!(error instanceof NoSuchUpload) && !isRefused(error)) throw error;
  }
};
