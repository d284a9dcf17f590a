import { encryptionHeaders } from "../attributes/encryption-headers.ts";
import { LARGEST_BODY } from "../body/store-body.ts";
import { digestSlices } from "../copy/digest-slices.ts";
import { readCopySource } from "../copy/read-copy-source.ts";
import { partNumber } from "../multipart/part-number.ts";
import { uploadOf } from "../multipart/upload-of.ts";
import type { ByteRange } from "../reading/requested-range.ts";
import type { S3Call } from "../s3-call.ts";
import { invalidArgument, invalidRequest } from "../s3-errors.ts";
import type { S3Operation } from "../s3-system.ts";
import { sliceRange } from "../storage/slice-range.ts";
import { toXml } from "../xml/to-xml.ts";

const RANGE = "x-amz-copy-source-range";

/** Both ends must be named and lie within the source, unlike in a read. */
const copiedRange = ({ headers }: S3Call, size: number): ByteRange => {
  const text = headers[RANGE];
  if (text === undefined) return { start: 0, end: size };
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(text) ?? [];
  const range = { start: Number(first), end: Number(last) + 1 };
  if (!(range.start < range.end))
    throw invalidArgument(
      `The ${RANGE} value must be of the form bytes=first-last where first and last are the zero-based offsets of the first and last bytes to copy`,
      { ArgumentName: RANGE, ArgumentValue: text },
    );
  if (range.end > size)
    throw invalidArgument(`Range specified is not valid for source object of size: ${size}`, {
      ArgumentName: RANGE,
      ArgumentValue: text,
    });
  return range;
};

/** UploadPartCopy. */
export const uploadPartCopy: S3Operation = async (call, { store, now }) => {
  const { uploads } = store.bucket(call.bucket);
  const upload = uploadOf(store, call);
  const number = partNumber(call);
  const { object } = readCopySource(call, store);
  const range = copiedRange(call, object.size);
  if (range.end - range.start > LARGEST_BODY)
    throw invalidRequest(
      `The specified copy source is larger than the maximum allowable size for a copy source: ${LARGEST_BODY}`,
    );
  const slices = sliceRange(object.slices, range.start, range.end);
  // Held until the part is kept, or the source could be deleted in between.
  const lease = store.blobs.lease(slices);
  try {
    const { md5: etag, ...body } = await digestSlices(store.blobs, slices, upload.checksum.algorithm);
    const lastModified = now();
    store.blobs.retain(slices);
    uploads.putPart(upload.id, { ...body, slices, number, etag, lastModified });
    return {
      status: 200,
      headers: encryptionHeaders(upload.placement),
      body: toXml("CopyPartResult", {
        LastModified: new Date(lastModified).toISOString(),
        ETag: `"${etag}"`,
        [`Checksum${body.checksum.algorithm}`]: body.checksum.value,
      }),
    };
  } finally {
    lease.release();
  }
};
