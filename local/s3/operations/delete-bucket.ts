import type { S3Operation } from "../s3-system.ts";

/** DeleteBucket. */
export const deleteBucket: S3Operation = (call, { store }) => {
  store.delete(call.bucket);
  return { status: 204 };
};
