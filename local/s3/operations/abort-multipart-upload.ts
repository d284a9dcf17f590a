import { uploadOf } from "../multipart/upload-of.ts";
import type { S3Operation } from "../s3-system.ts";

/** AbortMultipartUpload. */
export const abortMultipartUpload: S3Operation = (call, { store }) => {
  store.bucket(call.bucket).uploads.end(uploadOf(store, call).id);
  return { status: 204 };
};
