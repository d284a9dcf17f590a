import type { S3Operation } from "../s3-system.ts";

/** HeadBucket. */
export const headBucket: S3Operation = (call, { store }) => ({
  status: 200,
  headers: { "x-amz-bucket-region": store.bucket(call.bucket).region },
});
