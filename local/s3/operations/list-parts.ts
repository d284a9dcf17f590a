import { pageSize } from "../listing/page-size.ts";
import { uploadOf } from "../multipart/upload-of.ts";
import { owner } from "../owner.ts";
import { invalidArgument } from "../s3-errors.ts";
import type { S3Operation } from "../s3-system.ts";
import type { StoredPart } from "../storage/stored-upload.ts";
import { toXml, type XmlValue } from "../xml/to-xml.ts";

const markerOf = (query: URLSearchParams): number => {
  const marker = Number(query.get("part-number-marker") ?? 0);
  if (!Number.isInteger(marker) || marker < 0)
    throw invalidArgument("Argument part-number-marker must be an integer between 0 and 2147483647");
  return marker;
};

const entry = (part: StoredPart): XmlValue => ({
  PartNumber: part.number,
  LastModified: new Date(part.lastModified).toISOString(),
  ETag: `"${part.etag}"`,
  Size: part.size,
  [`Checksum${part.checksum.algorithm}`]: part.checksum.value,
});

/** ListParts. */
export const listParts: S3Operation = (call, { store, accountId }) => {
  const upload = uploadOf(store, call);
  const marker = markerOf(call.query);
  const limit = pageSize(call, "max-parts");
  const rest = store
    .bucket(call.bucket)
    .uploads.parts(upload.id)
    .filter(({ number }) => number > marker);
  const page = rest.slice(0, limit);
  return {
    status: 200,
    body: toXml("ListPartsResult", {
      Bucket: call.bucket,
      Key: call.key,
      UploadId: upload.id,
      Initiator: owner(accountId),
      Owner: owner(accountId),
      StorageClass: upload.placement["x-amz-storage-class"] ?? "STANDARD",
      PartNumberMarker: marker,
      NextPartNumberMarker: page.at(-1)?.number ?? 0,
      MaxParts: limit,
      IsTruncated: page.length < rest.length,
      ChecksumAlgorithm: upload.isChecksumAsked ? upload.checksum.algorithm : undefined,
      ChecksumType: upload.isChecksumAsked ? upload.checksum.type : undefined,
      Part: page.map(entry),
    }),
  };
};
