import { encryptionHeaders } from "../attributes/encryption-headers.ts";
import { readAttributes } from "../attributes/read-attributes.ts";
import { storeBody } from "../body/store-body.ts";
import { checksumHeaders } from "../checksum/checksum-headers.ts";
import { writeCondition } from "../conditions/write-condition.ts";
import type { S3Operation } from "../s3-system.ts";

/** PutObject. */
export const putObject: S3Operation = async (call, { store, now }) => {
  const bucket = store.bucket(call.bucket);
  const attributes = readAttributes(call);
  const condition = writeCondition(call);
  const { md5: etag, ...body } = await storeBody(call, store.blobs);
  bucket.objects.put({ ...attributes, ...body, key: call.key, etag, lastModified: now() }, condition);
  return {
    status: 200,
    headers: {
      etag: `"${etag}"`,
      ...checksumHeaders(body.checksum),
      ...encryptionHeaders(attributes.placement),
    },
  };
};
