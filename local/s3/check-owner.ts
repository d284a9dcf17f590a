import type { S3Call } from "./s3-call.ts";
import { accessDenied } from "./s3-errors.ts";

const EXPECTATIONS = ["x-amz-expected-bucket-owner", "x-amz-source-expected-bucket-owner"];

/** Refuses a request that expects a bucket to be another account's; here all are one's. */
export const checkOwner = ({ headers }: S3Call, accountId: string): void => {
  for (const name of EXPECTATIONS)
    if (headers[name] !== undefined && headers[name] !== accountId) throw accessDenied("Access Denied");
};
