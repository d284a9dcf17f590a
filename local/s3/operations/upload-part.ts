import { encryptionHeaders } from "../attributes/encryption-headers.ts";
import { expectationsOf } from "../body/expectations.ts";
import { storeBody } from "../body/store-body.ts";
import { checksumHeaders } from "../checksum/checksum-headers.ts";
import { partNumber } from "../multipart/part-number.ts";
import { uploadOf } from "../multipart/upload-of.ts";
import type { S3Call } from "../s3-call.ts";
import { invalidRequest } from "../s3-errors.ts";
import type { S3Operation } from "../s3-system.ts";
import type { StoredUpload } from "../storage/stored-upload.ts";

const checkAlgorithm = (call: S3Call, { checksum, isChecksumAsked }: StoredUpload): void => {
  const sent = expectationsOf(call).checksum?.algorithm;
  if (isChecksumAsked && sent !== undefined && sent !== checksum.algorithm)
    throw invalidRequest(
      `Checksum Type mismatch occurred, expected checksum Type: ${checksum.algorithm.toLowerCase()}, actual checksum Type: ${sent.toLowerCase()}`,
    );
};

/** UploadPart. */
export const uploadPart: S3Operation = async (call, { store, now }) => {
  const { uploads } = store.bucket(call.bucket);
  const upload = uploadOf(store, call);
  const number = partNumber(call);
  checkAlgorithm(call, upload);
  const { md5: etag, ...body } = await storeBody(call, store.blobs, upload.checksum.algorithm);
  uploads.putPart(upload.id, { ...body, number, etag, lastModified: now() });
  const { "x-amz-checksum-type": _, ...checksum } = checksumHeaders(body.checksum);
  return {
    status: 200,
    headers: { etag: `"${etag}"`, ...checksum, ...encryptionHeaders(upload.placement) },
  };
};
