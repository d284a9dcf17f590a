import { randomBytes } from "node:crypto";
import { encryptionHeaders } from "../attributes/encryption-headers.ts";
import { readAttributes } from "../attributes/read-attributes.ts";
import { combinationOf } from "../multipart/combination-of.ts";
import type { S3Operation } from "../s3-system.ts";
import { toXml } from "../xml/to-xml.ts";

/** Begins with the time, so that sorting by id sorts by age. */
const uploadId = (time: number): string =>
  time.toString(36).padStart(9, "0") + randomBytes(20).toString("hex");

/** CreateMultipartUpload. */
export const createMultipartUpload: S3Operation = (call, { store, now }) => {
  const initiated = now();
  const attributes = readAttributes(call);
  const checksum = combinationOf(call);
  const isChecksumAsked = call.headers["x-amz-checksum-algorithm"] !== undefined;
  const id = uploadId(initiated);
  store
    .bucket(call.bucket)
    .uploads.create({ ...attributes, id, key: call.key, initiated, checksum, isChecksumAsked });
  return {
    status: 200,
    headers: {
      ...encryptionHeaders(attributes.placement),
      "x-amz-checksum-algorithm": isChecksumAsked ? checksum.algorithm : undefined,
      "x-amz-checksum-type": isChecksumAsked ? checksum.type : undefined,
    },
    body: toXml("InitiateMultipartUploadResult", { Bucket: call.bucket, Key: call.key, UploadId: id }),
  };
};
