import type { S3Call } from "../s3-call.ts";
import type { Store } from "../storage/open-store.ts";
import type { StoredUpload } from "../storage/stored-upload.ts";

/** The multipart upload that a request names; refuses with NoSuchUpload. */
export const uploadOf = (store: Store, { bucket, key, query }: S3Call): StoredUpload =>
  store.bucket(bucket).uploads.get(key, query.get("uploadId") ?? "");
